package dev.playhead.query.health;

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
 * Ready once the catalog answers and has been migrated. Without Kafka or ClickHouse lists go on, so neither takes an instance out of
 * rotation: all instances would go together.
 */
@Readiness
@ApplicationScoped
public class CatalogReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SchemaCheck schema;

    public CatalogReadiness(SchemaCheck schema) {
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("catalog");
        return schema.catalog()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(state -> switch (state) {
                    case SchemaState.Usable(int version) ->
                        answer.up().withData("version", version).build();
                    case SchemaState.Behind(int version, int needed) ->
                        answer.down()
                                .withData("version", version)
                                .withData("needed", needed)
                                .withData("todo", "run the migrate command")
                                .build();
                })
                .onFailure()
                .recoverWithItem(failure -> answer.down()
                        .withData("reason", String.valueOf(failure))
                        .build());
    }
}
