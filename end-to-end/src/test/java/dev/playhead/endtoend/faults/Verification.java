package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.Api;
import dev.playhead.endtoend.Usage;
import dev.playhead.endtoend.load.LoadWebsite;
import dev.playhead.standalone.RunningPlayhead;
import java.util.List;
import java.util.Set;

/** What has to hold whenever the load pauses. Used by one thread. */
final class Verification {
    private final RunningPlayhead playhead;
    private final LoadWebsite website;
    private final SteadyLoad load;
    private final Catalog catalog;
    private final Quiet quiet;
    private final ReceivedLog log;
    private final Expected expected;
    private final Replay replay;
    private final Api api;
    private long settledEvents;
    private int settled;
    private int cutShort;

    Verification(
            RunningPlayhead playhead,
            LoadWebsite website,
            SteadyLoad load,
            Catalog catalog,
            Quiet quiet,
            ReceivedLog log,
            Expected expected,
            Replay replay) {
        this.playhead = playhead;
        this.website = website;
        this.load = load;
        this.catalog = catalog;
        this.quiet = quiet;
        this.log = log;
        this.expected = expected;
        this.replay = replay;
        this.api = new Api(playhead, website.secretKey());
    }

    /**
     * Compares every recording that isn't settled; with {@code last}, also waits for the end of those whose tab was left.
     *
     * @throws AssertionError with the first difference
     */
    void verify(boolean last) throws InterruptedException {
        List<Playback> open = load.playbacks();
        List<String> finished = open.stream()
                .filter(Playback::finished)
                .map(Playback::recordingId)
                .toList();
        if (last) {
            quiet.awaitEnded(finished);
        } else {
            quiet.await();
        }
        for (Playback one : open) {
            failIf(one, replay.difference(one.recordingId(), one.recording().lines(), one.acknowledged()));
        }
        String wrong =
                new Arithmetic(acknowledged(), log.events(), Usage.of(playhead, website.websiteId())).difference();
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
        Set<String> ended = catalog.ended(finished);
        quiet.awaitLoaded();
        open.stream().filter(one -> ended.contains(one.recordingId())).forEach(this::settle);
    }

    /** Events that clients were promised since the load began, and in the quiet run before it. */
    long acknowledged() {
        return expected.events()
                + settledEvents
                + load.playbacks().stream().mapToLong(Playback::acknowledged).sum();
    }

    /** Recordings that ended and were found to be right. */
    int settled() {
        return settled;
    }

    /** Those of them whose facts weren't compared, for their lease had lapsed before their end. */
    int cutShort() {
        return cutShort;
    }

    private void settle(Playback playback) {
        if (log.wasCutShort(playback.recordingId())) {
            cutShort++;
        } else {
            failIf(playback, expected.of(playback.recording()).difference(Derived.of(api, playback.recordingId())));
        }
        settledEvents += playback.acknowledged();
        settled++;
        load.settled(playback);
    }

    private static void failIf(Playback playback, String difference) {
        if (!difference.isEmpty()) {
            throw new AssertionError("%s, recording %s, %d events acknowledged in %d chunks: %s"
                    .formatted(
                            playback.recording().name(),
                            playback.recordingId(),
                            playback.acknowledged(),
                            playback.chunks(),
                            difference));
        }
    }
}
