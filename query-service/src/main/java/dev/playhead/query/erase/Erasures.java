package dev.playhead.query.erase;

import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.ErasureEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The only reader of erasures' rows (a test enforces it). They outlive what they tell of. */
@ApplicationScoped
class Erasures {
    /** Fails with a 404 where there is none that the scope covers. */
    Uni<ErasureReport> find(Scope scope, String recordingId) {
        RecordingId id = RecordingId.parse(recordingId).orElseThrow(Erasures::unknown);
        return Panache.withSession(() -> ErasureEntity.<ErasureEntity>findById(id.value()))
                .map(row -> {
                    if (row == null || !scope.covers(new WebsiteId(row.websiteId))) {
                        throw unknown();
                    }
                    return ErasureReport.of(row, System.currentTimeMillis());
                });
    }

    private static ProblemException unknown() {
        return ProblemException.unknown("erasure");
    }
}
