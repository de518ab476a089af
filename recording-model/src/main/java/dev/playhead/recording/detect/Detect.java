package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of ONE recording mean, by the rules of docs/facts.md: a function of the log, without a clock. Only entries
 * that {@code Accept} accepted are given to it, in log order. Facts and rollup are the same whether the recording came in
 * one chunk or one event a time, in one run or from any restored state on; only a fact's position tells the chunks apart.
 * Not thread-safe.
 */
public final class Detect {
    private final Thresholds thresholds;
    private final Memory memory;
    private final PageUrls urls;
    private final PageDom dom;
    private final Findings findings;
    private final EventRules rules;

    /** Before the recording's first entry. */
    public Detect(Thresholds thresholds) {
        this(thresholds, new Memory());
    }

    private Detect(Thresholds thresholds, Memory memory) {
        this.thresholds = thresholds;
        this.memory = memory;
        this.urls = new PageUrls(thresholds);
        this.dom = new PageDom(memory, thresholds.limits().maxDomNodes());
        this.findings = new Findings(memory);
        this.rules = new EventRules(thresholds, memory, urls, dom, findings);
    }

    /**
     * Goes on where {@link #state()} was taken, by this version or an earlier one.
     *
     * @throws IllegalArgumentException if the bytes are no state, or one of a later version
     */
    public static Detect restore(Thresholds thresholds, byte[] state) {
        return new Detect(thresholds, Memory.read(state));
    }

    /** For the catalog: a version byte and the state; a few kilobytes, bounded by {@link Thresholds.Limits}. */
    public byte[] state() {
        return memory.toBytes();
    }

    /** A page's recorder started. */
    public List<Fact> started(LogEntry.Started entry) {
        memory.subject = entry.subject();
        memory.profile.start(entry.start());
        memory.trail.start(urls.clean(entry.start().url()));
        return findings.drain();
    }

    /**
     * A chunk.
     *
     * @param events all events of the chunk
     * @param firstIndex from {@code Verdict.Accepted}: the events before it are not the recording's
     * @return the facts that these events completed, in the order of completion
     */
    public List<Fact> chunk(LogEntry.Chunk chunk, List<RecordedEvent> events, int firstIndex) {
        ChunkHead head = chunk.head();
        memory.subject = chunk.subject();
        memory.times.fixSkew(head);
        memory.tally.chunk();
        @Nullable String window = head.documentId();
        for (int i = firstIndex; i < events.size(); i++) {
            RecordedEvent event = events.get(i);
            long time = memory.times.see(event, head.receivedAt());
            rules.see(event, new Moment(window, new Position(chunk.place().offset(), i), time));
        }
        return findings.drain();
    }

    /** Any entry but a chunk; what an ending decides is asked of {@link #close}. */
    public List<Fact> other(LogEntry entry) {
        memory.subject = entry.subject();
        int most = thresholds.maxMetadata();
        switch (entry) {
            case LogEntry.Started started -> started(started);
            case LogEntry.Metadata metadata -> memory.profile.metadata(urls.cleaned(metadata.values()), most);
            case LogEntry.Identified identified ->
                memory.profile.identify(identified.userId(), identified.traits(), most);
            case LogEntry.Chunk _,
                    LogEntry.Heartbeat _,
                    LogEntry.Stopped _,
                    LogEntry.Cancelled _,
                    LogEntry.Ended _,
                    LogEntry.Refused _,
                    LogEntry.Expired _,
                    LogEntry.Erased _ -> {}
        }
        return findings.drain();
    }

    /**
     * The recording ended or was stopped: what was undecided is decided. Chunks may still follow.
     *
     * @return facts whose positions are those of events that came earlier
     */
    public List<Fact> close(LogPlace endedAt) {
        memory.clicks.close(thresholds.clicks(), findings);
        memory.inputs.close(findings);
        return findings.drain();
    }

    /**
     * Whether the index of the page's elements is lost although the recording has a keyframe. Facts then name no elements,
     * and no click is dead, until {@link #rebuildDom} or the next keyframe: who wants the same facts after a restart
     * rebuilds before the next chunk.
     */
    public boolean needsDom() {
        return dom.isMissing();
    }

    /** @param sinceKeyframe every stored event of the recording from its last keyframe on, in log order */
    public void rebuildDom(Iterable<RecordedEvent> sinceKeyframe) {
        dom.rebuild(sinceKeyframe);
    }

    /** Gives the index's memory back; {@link #needsDom()} is true afterwards. */
    public void dropDom() {
        dom.drop();
    }

    /** How many nodes the index holds, for a budget over all recordings; a node takes about 50 bytes with its text. */
    public int domNodes() {
        return dom.nodes();
    }

    /** What is known of the recording as a whole so far. */
    public Rollup rollup() {
        Times times = memory.times;
        return new Rollup(
                times.span(),
                memory.tally.volume(),
                memory.tally.counts(),
                memory.trail.pages(),
                memory.profile.visitor(),
                memory.profile.client(),
                memory.profile.metadata(),
                new Rollup.Timeline(
                        memory.keyframes.absolute(times), memory.activity.shown(times.first(), times.last())));
    }
}
