package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.event.EventData;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the events of ONE recording mean, by the rules of facts.md: a function of the log, without a clock. Only entries
 * that {@code Accept} accepted are given to it, in log order. Facts and rollup are the same whether the recording came in
 * one chunk or one event a time, in one run or from any restored state on; only a fact's position tells the chunks apart.
 * Not thread-safe.
 */
public final class Detect {
    private static final int VERSION = 1;
    private static final int MAX_WINDOW_KEY = 64;

    private final Thresholds thresholds;
    private final PageUrls urls;
    private final Tally tally;
    private final Times times;
    private final Activity activity;
    private final Keyframes keyframes;
    private final PageTrail pages;
    private final Profile profile;
    private final List<Fact> found = new ArrayList<>();
    private @Nullable ClickBurst burst;
    private @Nullable Subject subject;

    /** Null where it was lost with a restart or an eviction; it comes back with {@link #rebuildDom} or a keyframe. */
    private @Nullable DomIndex dom;

    /** The window of the last keyframe; null before the first. */
    private @Nullable String domWindow;

    /** Before the recording's first entry. */
    public Detect(Thresholds thresholds) {
        this(thresholds, new Tally(), new Times(), new Activity(), new Keyframes(), new PageTrail(), new Profile());
    }

    private Detect(
            Thresholds thresholds,
            Tally tally,
            Times times,
            Activity activity,
            Keyframes keyframes,
            PageTrail pages,
            Profile profile) {
        this.thresholds = thresholds;
        this.urls = new PageUrls(thresholds);
        this.tally = tally;
        this.times = times;
        this.activity = activity;
        this.keyframes = keyframes;
        this.pages = pages;
        this.profile = profile;
    }

    /**
     * Goes on where {@link #state()} was taken.
     *
     * @throws IllegalArgumentException if the bytes are no state, or one of a later version
     */
    public static Detect restore(Thresholds thresholds, byte[] state) {
        StateReader in = new StateReader(state);
        int version = in.version();
        if (version != VERSION) {
            throw new IllegalArgumentException("state of Detect has unknown version " + version);
        }
        Detect detect = new Detect(
                thresholds,
                Tally.read(in),
                Times.read(in),
                Activity.read(in),
                Keyframes.read(in),
                PageTrail.read(in),
                Profile.read(in));
        detect.burst = in.flag() ? ClickBurst.read(in) : null;
        detect.subject = in.flag() ? new Subject(new WebsiteId(in.text()), new RecordingId(in.uuid())) : null;
        detect.domWindow = in.flag() ? in.text() : null;
        return detect;
    }

    /** For the catalog: a version byte and the state; a few kilobytes, bounded by {@link Thresholds.Limits}. */
    public byte[] state() {
        StateWriter out = new StateWriter(VERSION);
        tally.write(out);
        times.write(out);
        activity.write(out);
        keyframes.write(out);
        pages.write(out);
        profile.write(out);
        out.flag(burst != null);
        if (burst != null) {
            burst.write(out);
        }
        out.flag(subject != null);
        if (subject != null) {
            out.text(subject.websiteId().value()).uuid(subject.recordingId().value());
        }
        out.flag(domWindow != null);
        if (domWindow != null) {
            out.text(domWindow);
        }
        return out.toBytes();
    }

    /** A page's recorder started. */
    public List<Fact> started(LogEntry.Started entry) {
        subject = entry.subject();
        profile.start(entry.start());
        pages.start(urls.clean(entry.start().url()));
        return drain();
    }

    /**
     * A chunk.
     *
     * @param events all events of the chunk
     * @param firstIndex from {@code Verdict.Accepted}: the events before it are not the recording's
     * @return the facts that these events completed, in the order of completion
     */
    public List<Fact> chunk(LogEntry.Chunk chunk, List<RecordedEvent> events, int firstIndex) {
        subject = chunk.subject();
        times.fixSkew(chunk.head());
        tally.chunk();
        for (int i = firstIndex; i < events.size(); i++) {
            RecordedEvent event = events.get(i);
            long time = times.see(event, chunk.head().receivedAt());
            see(
                    event,
                    new Moment(
                            chunk.head().windowId(), new Position(chunk.place().offset(), i), time));
        }
        return drain();
    }

    /** Any entry but a chunk; what an ending decides is asked of {@link #close}. */
    public List<Fact> other(LogEntry entry) {
        subject = entry.subject();
        int most = thresholds.maxMetadata();
        switch (entry) {
            case LogEntry.Started started -> started(started);
            case LogEntry.Metadata metadata -> profile.metadata(cleaned(metadata.values()), most);
            case LogEntry.Identified identified -> profile.identify(identified.userId(), identified.traits(), most);
            case LogEntry.Chunk _,
                    LogEntry.Heartbeat _,
                    LogEntry.Stopped _,
                    LogEntry.Cancelled _,
                    LogEntry.Ended _,
                    LogEntry.Refused _,
                    LogEntry.Erased _ -> {}
        }
        return drain();
    }

    /**
     * The recording ended or was stopped: what was undecided is decided. Chunks may still follow.
     *
     * @return facts whose positions are those of events that came earlier
     */
    public List<Fact> close(LogPlace endedAt) {
        endBurst();
        return drain();
    }

    /**
     * Whether the index of the page's elements is lost although the recording has a keyframe. Facts then name no elements
     * until {@link #rebuildDom} or the next keyframe: who wants the same facts after a restart rebuilds before the next
     * chunk.
     */
    public boolean needsDom() {
        return dom == null && domWindow != null && thresholds.limits().maxDomNodes() > 0;
    }

    /** @param sinceKeyframe every stored event of the recording from its last keyframe on, in log order */
    public void rebuildDom(Iterable<RecordedEvent> sinceKeyframe) {
        DomIndex rebuilt = newDom();
        for (RecordedEvent event : sinceKeyframe) {
            if (event.isKeyframe()) {
                rebuilt = newDom();
            }
            DomReader.apply(rebuilt, event);
        }
        dom = rebuilt;
    }

    /** Gives the index's memory back; {@link #needsDom()} is true afterwards. */
    public void dropDom() {
        dom = null;
    }

    /** How many nodes the index holds, for a budget over all recordings; a node takes about 100 bytes with its text. */
    public int domNodes() {
        return dom == null ? 0 : dom.size();
    }

    /** What is known of the recording as a whole so far. */
    public Rollup rollup() {
        return new Rollup(
                times.span(),
                tally.volume(),
                tally.counts(),
                pages.pages(),
                profile.visitor(),
                profile.client(),
                profile.metadata(),
                new Rollup.Timeline(keyframes.absolute(times), activity.shown(times.first(), times.last())));
    }

    private void see(RecordedEvent event, Moment moment) {
        tally.event(event.end() - event.start());
        if (burst != null && burst.isOver(moment.time, thresholds.clicks())) {
            endBurst();
        }
        switch (event.type()) {
            case Rrweb.FULL_SNAPSHOT -> {
                keyframes.add(moment.time, thresholds.maxKeyframes());
                dom = newDom();
                domWindow = windowKey(moment.window);
                applyToDom(event);
            }
            case Rrweb.INCREMENTAL -> incremental(event, moment);
            case Rrweb.META -> {
                EventData data = EventData.of(event);
                show(data.text("href"), data.integer("width", 0), data.integer("height", 0), moment);
            }
            case Rrweb.CUSTOM -> custom(EventData.of(event), moment);
            default -> {}
        }
    }

    private void incremental(RecordedEvent event, Moment moment) {
        if (Rrweb.isAction(event.source())) {
            times.active(moment.time, thresholds.pace().idleGapMs());
            activity.add(moment.time);
        }
        switch (event.source()) {
            case Rrweb.MUTATION -> {
                effect();
                applyToDom(event);
            }
            case Rrweb.VIEWPORT_RESIZE -> {
                EventData data = EventData.of(event);
                pages.resize(moment.window, data.integer("width", 0), data.integer("height", 0));
            }
            case Rrweb.MOUSE_INTERACTION -> {
                EventData data = EventData.of(event);
                if (data.integer("type", -1) == Rrweb.CLICK) {
                    click(data, moment);
                }
            }
            default -> {}
        }
    }

    private void click(EventData data, Moment moment) {
        int node = data.integer("id", -1);
        FactDetail.Click click = new FactDetail.Click(
                node,
                data.number("x", 0),
                data.number("y", 0),
                pages.viewportWidth(moment.window),
                pages.viewportHeight(moment.window),
                target(node, moment.window));
        ClickBurst.At at = new ClickBurst.At(moment.position, moment.time, pages.url(moment.window), click);
        if (burst != null && !burst.takes(at, thresholds.clicks())) {
            endBurst();
        }
        burst = burst == null ? ClickBurst.startingWith(at) : burst.plus(at);
        write(moment.position, moment.time, at.pageUrl(), click);
    }

    private void custom(EventData data, Moment moment) {
        int most = thresholds.maxMetadata();
        switch (data.text("tag")) {
            case "playhead:error" -> write(moment.position, moment.time, pages.url(moment.window), failure(data));
            case "playhead:url", "dozor:url", "pageview-meta" -> {
                String href = data.text("payload.href");
                // The same document goes on, and with it the viewport.
                show(
                        href.isEmpty() ? data.text("payload.url") : href,
                        pages.viewportWidth(moment.window),
                        pages.viewportHeight(moment.window),
                        moment);
            }
            case "recording-meta" -> {
                profile.visitor(data.text("payload.visitor"));
                profile.metadata(cleaned(data.under("payload")), most);
            }
            case "playhead:identify", "dozor:identity" ->
                profile.identify(data.text("payload.userId"), data.under("payload.traits"), most);
            default -> {}
        }
    }

    /** A late event of an old page must not find its node's number on the new one. */
    private Target target(int node, @Nullable String window) {
        return dom == null || !windowKey(window).equals(domWindow) ? Target.UNKNOWN : dom.target(node);
    }

    /** Whatever window it came from, because a stored event doesn't say, and a rebuilt index must be the same. */
    private void applyToDom(RecordedEvent event) {
        if (dom != null) {
            DomReader.apply(dom, event);
        }
    }

    private DomIndex newDom() {
        return new DomIndex(thresholds.limits().maxDomNodes());
    }

    private static String windowKey(@Nullable String window) {
        return Clip.to(MAX_WINDOW_KEY, window == null ? "" : window);
    }

    private FactDetail.Failure failure(EventData data) {
        Thresholds.Limits limits = thresholds.limits();
        String message = Clip.to(limits.maxText(), data.text("payload.message"));
        String stack = Clip.to(limits.maxStack(), data.text("payload.stack"));
        String kind = data.text("payload.kind").equals("unhandledrejection") ? "unhandledrejection" : "error";
        return new FactDetail.Failure(
                kind, message, stack, Fingerprint.of(message, stack, data.text("payload.source")));
    }

    /** Clients put page URLs among their metadata. */
    private Map<String, String> cleaned(Map<String, String> values) {
        Map<String, String> cleaned = new HashMap<>(values);
        cleaned.replaceAll((name, value) -> value.startsWith("http") ? urls.clean(value) : value);
        return cleaned;
    }

    private void show(String href, int width, int height, Moment moment) {
        if (href.isEmpty()) {
            return;
        }
        String url = urls.clean(href);
        pages.show(moment.window, href, url, width, height, moment.time, thresholds.maxPages())
                .ifPresent(view -> {
                    effect();
                    write(moment.position, moment.time, url, view);
                });
    }

    /** The DOM or the page changed. */
    private void effect() {
        burst = burst == null ? null : burst.withEffect();
    }

    private void endBurst() {
        if (burst != null) {
            burst.end(thresholds.clicks())
                    .ifPresent(ended -> write(
                            ended.last().position(),
                            ended.last().time(),
                            ended.last().pageUrl(),
                            ended.rage()));
            burst = null;
        }
    }

    private void write(Position position, long time, String pageUrl, FactDetail detail) {
        Subject of = Objects.requireNonNull(subject, "a fact before the first entry");
        tally.fact(detail);
        found.add(new Fact(of, position, detail.ordinal(), times.absolute(time), pageUrl, detail));
    }

    private List<Fact> drain() {
        List<Fact> facts = List.copyOf(found);
        found.clear();
        return facts;
    }

    /** Where and when an event happened; the time is the client's. */
    private record Moment(@Nullable String window, Position position, long time) {}
}
