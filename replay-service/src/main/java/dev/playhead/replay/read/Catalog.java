package dev.playhead.replay.read;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import dev.playhead.storage.access.Pass;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.Checkpoint;
import dev.playhead.storage.catalog.RecordingSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog's answers, waited for: a read is plain code on a virtual thread. Fails with {@link CatalogUnavailable} only. */
@ApplicationScoped
public class Catalog {
    private final CatalogReads reads;
    private final Callers callers;
    private final Duration timeout;

    public Catalog(CatalogReads reads, Callers callers, ReplaySettings settings) {
        this.reads = reads;
        this.callers = callers;
        this.timeout = settings.storageTimeout();
    }

    /** See {@link Callers#authenticate(String, String, String)}. */
    public Pass authenticate(
            @Nullable String authorizationHeader, @Nullable String shareToken, @Nullable String sessionCookie) {
        Caller caller = await(callers.authenticate(authorizationHeader, shareToken, sessionCookie))
                .orElseThrow(() -> new CatalogUnavailable("no caller", null));
        return new Pass(
                caller,
                authorizationHeader == null && shareToken == null
                        ? SessionCookie.parse(sessionCookie)
                        : Optional.empty());
    }

    Optional<RecordingSnapshot> snapshot(RecordingId id) {
        return await(reads.snapshot(id));
    }

    Checkpoint checkpoint(int partition) {
        return await(reads.checkpoint(partition)).orElseGet(() -> Checkpoint.none(partition));
    }

    private <T> Optional<T> await(Uni<T> answer) {
        try {
            return answer.await().asOptional().atMost(timeout);
        } catch (RuntimeException e) {
            throw new CatalogUnavailable("the catalog did not answer", e);
        }
    }
}
