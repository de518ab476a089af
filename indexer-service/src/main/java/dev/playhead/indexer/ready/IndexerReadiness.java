package dev.playhead.indexer.ready;

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

/** Ready: the catalog answers with this release's schema, and the group has told this instance which partitions are its own, and it isn't on its way out. */
@Readiness
@ApplicationScoped
class IndexerReadiness implements AsyncHealthCheck {

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final SchemaCheck schema;
    private final PartitionClaims claims;
    private final IndexLoop loop;

    IndexerReadiness(SchemaCheck schema, PartitionClaims claims, IndexLoop loop) {
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
            case SchemaState.Usable usable ->
                response()
                        .status(claims.assigned() && !loop.isStopping())
                        .withData("partitions", claims.all().size())
                        .build();
            case SchemaState.Behind behind ->
                response()
                        .down()
                        .withData("catalog", "schema " + behind + ": run the migrate command")
                        .build();
        };
    }

    private static HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("indexer");
    }
}
