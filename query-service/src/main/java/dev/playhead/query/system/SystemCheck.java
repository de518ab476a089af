package dev.playhead.query.system;

import dev.playhead.query.QuerySettings;
import dev.playhead.storage.catalog.IndexerBeat;
import dev.playhead.storage.catalog.IndexerBeats;
import dev.playhead.storage.migrate.SchemaCheck;
import dev.playhead.storage.migrate.SchemaState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Asks all parts side by side. Each has {@link QuerySettings#probeTimeout} and none can hold up the report. */
@ApplicationScoped
class SystemCheck {
    private static final Logger LOG = Logger.getLogger(SystemCheck.class);

    private final SchemaCheck schema;
    private final IndexerBeats beats;
    private final KafkaProbe kafka;
    private final QuerySettings settings;
    private final String version;

    SystemCheck(SchemaCheck schema, IndexerBeats beats, KafkaProbe kafka, QuerySettings settings, Config build) {
        this.schema = schema;
        this.beats = beats;
        this.kafka = kafka;
        this.settings = settings;
        this.version = build.getOptionalValue("quarkus.application.version", String.class)
                .orElse("unknown");
    }

    /** Never fails. */
    Uni<SystemReport> run() {
        Probe catalog = new Probe("catalog", "PostgreSQL", settings.probeTimeout());
        Probe clickHouse = new Probe("clickhouse", "ClickHouse", settings.probeTimeout());
        return Uni.combine()
                .all()
                .unis(
                        catalog.ask(schema::catalog, state -> judge("The catalog", state)),
                        kafka.ask(),
                        clickHouse.ask(schema::facts, state -> judge("ClickHouse", state)),
                        indexing())
                .with(this::report);
    }

    private SystemReport report(SystemPart catalog, SystemPart kafka, SystemPart clickHouse, Indexing indexing) {
        SystemPart query = SystemPart.ok("query", null, "Answers; version " + version + ".");
        return SystemReport.of(
                System.currentTimeMillis(),
                version,
                List.of(query, catalog, kafka, clickHouse, indexing.objectStorage(), indexing.indexer()),
                indexing.indexers());
    }

    private Uni<Indexing> indexing() {
        return beats.all()
                .ifNoItem()
                .after(settings.probeTimeout())
                .fail()
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("indexers' beats can't be read: %s", failure);
                    return Optional.<List<IndexerBeat>>empty();
                })
                .map(all -> new Indexing(all, settings.indexerSilence()));
    }

    private static Probe.Verdict judge(String who, SchemaState state) {
        return switch (state) {
            case SchemaState.Usable(int at) ->
                new Probe.Verdict(true, who + " answers; its schema is version " + at + ".");
            case SchemaState.Behind(int at, int needed) ->
                new Probe.Verdict(
                        false,
                        who + "'s schema is version " + at + ", this release needs " + needed
                                + ": run the migrate command.");
        };
    }
}
