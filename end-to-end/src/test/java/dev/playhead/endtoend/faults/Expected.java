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

/** What ClickHouse holds of each recording when nothing goes wrong. */
final class Expected {
    private final Map<String, Derived> byName = new HashMap<>();
    private long events;

    /** Plays each recording once, with a cutting of its own, and waits until it is stored. */
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
            var client = new NativeClient(
                    http, playhead.gateway(), website.websiteId(), recording.name(), "https://recorded.example/");
            Playback playback = new Playback(recording, client, random);
            while (!playback.finished()) {
                playback.next();
            }
            playbacks.add(playback);
        }
        quiet.awaitEnded(playbacks.stream().map(Playback::recordingId).toList());
        Expected expected = new Expected();
        Api api = new Api(playhead, website.secretKey());
        for (Playback playback : playbacks) {
            expected.byName.put(playback.recording().name(), Derived.of(api, playback.recordingId()));
            expected.events += playback.acknowledged();
        }
        return expected;
    }

    Derived of(Recording recording) {
        return byName.get(recording.name());
    }

    /** Events of all recordings together. */
    long events() {
        return events;
    }

    int facts() {
        return byName.values().stream().mapToInt(one -> one.facts().size()).sum();
    }
}
