package dev.playhead.indexer.ready;

import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.fold.IndexLoop;
import dev.playhead.storage.migrate.SchemaCheck;
import dev.playhead.storage.migrate.SchemaState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: the catalog answers with this release's schema, Kafka answers and has told this instance which partitions are its own, and it
 * isn't on its way out.
 */
@Readiness
@ApplicationScoped
class IndexerReadiness implements AsyncHealthCheck {

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final SchemaCheck schema;
    private final PartitionClaims claims;
    private final IndexLoop loop;
    private final Waits waits;

    IndexerReadiness(SchemaCheck schema, PartitionClaims claims, IndexLoop loop, Waits waits) {
        this.waits = waits;
        this.loop = loop;
        this.schema = schema;
        this.claims = claims;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return schema.catalog()
                .ifNoItem()
                .after(ANSWER)
                .fail()
                .map(this::judge)
                .onFailure()
                .recoverWithItem(e -> response()
                        .down()
                        .withData("catalog", String.valueOf(e.getMessage()))
                        .build());
    }

    private HealthCheckResponse judge(SchemaState state) {
        return switch (state) {
            case SchemaState.Usable usable -> ofKafka();
            case SchemaState.Behind behind ->
                response()
                        .down()
                        .withData("catalog", "schema " + behind + ": run the migrate command")
                        .build();
        };
    }

    private HealthCheckResponse ofKafka() {
        long now = System.currentTimeMillis();
        Long away = waits.since(WaitingFor.KAFKA, now);
        HealthCheckResponseBuilder response = response()
                .status(claims.assigned() && !loop.isStopping() && away == null)
                .withData("partitions", claims.all().size());
        if (away != null) {
            response.withData("kafka", "no answer for " + (now - away) / 1000 + " s");
        }
        return response.build();
    }

    private static HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("indexer");
    }
}
