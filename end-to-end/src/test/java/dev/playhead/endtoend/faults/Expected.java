package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.Api;
import dev.playhead.endtoend.load.LoadWebsite;
import dev.playhead.endtoend.load.NativeClient;
import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What ClickHouse holds of each recording when nothing goes wrong, however it is cut. */
final class Expected {
    private final Map<String, Derived> byName = new HashMap<>();
    private long events;

    /**
     * Plays each recording twice, cut differently and ended differently, and waits until it is stored.
     *
     * @throws AssertionError when the two don't agree: then there is nothing to expect
     */
    static Expected fromQuietRun(
            RunningPlayhead playhead,
            LoadWebsite website,
            HttpClient http,
            List<Recording> recordings,
            Catalog catalog,
            Quiet quiet,
            Random random)
            throws InterruptedException {
        List<Playback> playbacks = new ArrayList<>();
        for (Recording recording : recordings) {
            for (boolean endsByStop : List.of(true, false)) {
                var client = new NativeClient(
                        http, playhead.gateway(), website.websiteId(), recording.name(), "https://recorded.example/");
                playbacks.add(new Playback(recording, client, random, endsByStop));
                while (!playbacks.getLast().finished()) {
                    playbacks.getLast().next();
                }
            }
        }
        quiet.awaitEnded(playbacks.stream().map(Playback::recordingId).toList());
        Expected expected = new Expected();
        Api api = new Api(playhead, website.secretKey());
        playbacks.forEach(playback -> expected.add(playback, Derived.of(api, playback.recordingId())));
        return expected;
    }

    private void add(Playback playback, Derived derived) {
        Derived other = byName.putIfAbsent(playback.recording().name(), derived);
        String difference = other == null ? "" : other.difference(derived);
        if (!difference.isEmpty()) {
            throw new AssertionError("two quiet runs of %s, cut differently, differ: %s"
                    .formatted(playback.recording().name(), difference));
        }
        events += playback.acknowledged();
    }

    Derived of(Recording recording) {
        return byName.get(recording.name());
    }

    /** Events of all quiet runs together. */
    long events() {
        return events;
    }

    int facts() {
        return byName.values().stream().mapToInt(one -> one.facts().size()).sum();
    }
}
