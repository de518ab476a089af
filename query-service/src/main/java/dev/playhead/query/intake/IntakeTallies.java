package dev.playhead.query.intake;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.IntakeTallyEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The only reader of what ingest counted. Needs a Vert.x context. */
@ApplicationScoped
class IntakeTallies {
    /** Everything that is kept of the website, that is a week by default: by hour, outcome and instance of ingest. */
    Uni<List<IntakeTallyEntity>> of(WebsiteId websiteId) {
        return Panache.withSession(() -> IntakeTallyEntity.list("key.websiteId = ?1", websiteId.value()));
    }
}
