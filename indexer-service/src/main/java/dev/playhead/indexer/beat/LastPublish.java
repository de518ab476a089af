package dev.playhead.indexer.beat;

import dev.playhead.indexer.publish.Publisher.StepPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When the catalog last took something from this instance. */
@ApplicationScoped
class LastPublish {

    private volatile @Nullable OffsetDateTime at;

    void onStepPublished(@Observes StepPublished outcome) {
        if (outcome.taken()) {
            at = OffsetDateTime.now(ZoneOffset.UTC);
        }
    }

    @Nullable
    OffsetDateTime at() {
        return at;
    }
}
