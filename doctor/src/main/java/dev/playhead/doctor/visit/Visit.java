package dev.playhead.doctor.visit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Api;
import dev.playhead.doctor.options.Options;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One synthetic recording on its way, and what the hops so far have found out. Used by one thread, and by the end. */
public final class Visit {
    private final Options options;
    private final Api api;
    private final Waiting waiting;
    private final SyntheticPage page = new SyntheticPage(
            System.currentTimeMillis() - SyntheticPage.DURATION_MS, "Playhead doctor " + UUID.randomUUID());
    private final List<JsonNode> sent = new ArrayList<>();
    private final Set<Fact> known = EnumSet.noneOf(Fact.class);
    private String visitor = newVisitor();
    private long acknowledgedAt;
    private volatile @Nullable Recorder recorder;
    private volatile Traces traces = new Traces.None();

    /** What a later hop may need to know of an earlier one. */
    public enum Fact {
        LISTED,
        STORED,
        FACTS_LOADED
    }

    public Visit(Options options, Api api, Waiting waiting) {
        this.options = options;
        this.api = api;
        this.waiting = waiting;
    }

    public Options options() {
        return options;
    }

    public Api api() {
        return api;
    }

    public Waiting waiting() {
        return waiting;
    }

    public SyntheticPage page() {
        return page;
    }

    public String visitor() {
        return visitor;
    }

    /** Another visitor, for websites that record only some of them. */
    public String nextVisitor() {
        visitor = newVisitor();
        return visitor;
    }

    /** Empty where nothing could be started. */
    public Optional<Recorder> recorder() {
        return Optional.ofNullable(recorder);
    }

    public void started(Recorder accepted) {
        recorder = accepted;
        traces = new Traces.Left(accepted.recordingId(), "it wasn't tried");
    }

    /** Events that ingest has acknowledged, in order. */
    public List<JsonNode> sent() {
        return sent;
    }

    /** Takes down that these are acknowledged now. */
    public void acknowledged(List<JsonNode> events) {
        sent.addAll(events);
        acknowledgedAt = System.nanoTime();
    }

    /** Milliseconds since the last chunk was acknowledged. */
    public long sinceAcknowledged() {
        return (System.nanoTime() - acknowledgedAt) / 1_000_000;
    }

    public void know(Fact fact) {
        known.add(fact);
    }

    public boolean knows(Fact fact) {
        return known.contains(fact);
    }

    public Traces traces() {
        return traces;
    }

    public void leaves(Traces now) {
        traces = now;
    }

    private static String newVisitor() {
        return "playhead-doctor-" + UUID.randomUUID();
    }
}
