package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.disturb.Weather;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that goes wrong, and is over when {@link Harm#happen} returns.
 *
 * @param part what it befalls: two faults of one part don't happen at once
 */
record Fault(String name, String part, Harm harm) {
    /** May take minutes; throws {@link AssertionError} when it can't be done. */
    interface Harm {
        void happen(Scene scene) throws Exception;
    }

    private static final String STORE = "s3";

    /** Every kind that this machine can do. */
    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        for (String service : List.of("ingest", "indexer", "replay", "query")) {
            all.add(new Fault(
                    service + " killed",
                    service,
                    scene -> scene.kill(scene.playhead().service(service))));
        }
        all.add(new Fault(
                "indexer restarts",
                "indexer",
                scene -> scene.restart(scene.playhead().service("indexer"))));
        all.add(new Fault("second indexer comes or dies", "indexer", scene -> scene.indexers()
                .comeOrGo()));
        all.add(new Fault("indexer stands still, then goes on", "indexer", scene -> scene.indexers()
                .standStill()));
        all.add(new Fault(
                "kafka restarts",
                "kafka",
                scene -> scene.restart(scene.playhead().server("kafka"))));
        all.add(new Fault(
                "postgresql restarts",
                "postgresql",
                scene -> scene.end(scene.playhead().server("postgresql"), Signal.INT)));
        for (String server : List.of("kafka", "postgresql", "clickhouse", STORE)) {
            all.add(new Fault(
                    server + " gone",
                    server,
                    scene -> scene.goneForAWhile(scene.playhead().server(server))));
        }
        all.add(new Fault("store answers 503", STORE, scene -> scene.storeIs(Weather.UNAVAILABLE)));
        all.add(new Fault("store hangs", STORE, scene -> scene.storeIs(Weather.SILENT)));
        all.add(new Fault("store refuses connections", STORE, scene -> scene.storeIs(Weather.GONE)));
        all.add(new Fault("store's answers are lost", STORE, scene -> scene.storeIs(Weather.ANSWERS_LOST)));
        all.add(new Fault("store answers 507, disks full", STORE, scene -> scene.storeIs(Weather.FULL)));
        all.add(new Fault("clickhouse's disk is full", "clickhouse", Scene::clickHouseIsFull));
        if (FileLimit.isPossible()) {
            // Not ClickHouse's: its engine looks for room before it writes, and takes what a limit cuts short all the
            // same
            // for whole, merged parts too. On a full disk it refuses, which is the fault above.
            for (String server : List.of("kafka", "postgresql", STORE)) {
                all.add(new Fault(
                        server + "'s files can't grow",
                        server,
                        scene -> scene.cantWrite(scene.playhead().server(server))));
            }
        }
        return all;
    }
}
