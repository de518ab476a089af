package dev.playhead.replay.access;

import dev.playhead.storage.migrate.SchemaCheck;
import dev.playhead.storage.migrate.SchemaState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the catalog answers and has this build's schema. Without Kafka no stream can be opened, but open ones go on, and every
 * instance is as badly off: taken out of rotation, all of them would answer nothing instead of 503 with a reason.
 */
@Readiness
@ApplicationScoped
public class CatalogReady implements AsyncHealthCheck {
    private static final String NAME = "catalog";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SchemaCheck schema;

    public CatalogReady(SchemaCheck schema) {
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return schema.catalog()
                .map(CatalogReady::answer)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> down("no answer in time"))
                .onFailure()
                .recoverWithItem(failure -> down(failure.getClass().getSimpleName()));
    }

    private static HealthCheckResponse answer(SchemaState state) {
        return switch (state) {
            case SchemaState.Usable usable -> HealthCheckResponse.up(NAME);
            case SchemaState.Behind(int version, int needed) ->
                down("schema " + version + ", this build needs " + needed + ": run migrate");
        };
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
