package dev.playhead.replay.peers;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.read.Catalog;
import dev.playhead.replay.stream.Admission;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Pass;
import dev.playhead.storage.access.TokenSettings;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.token.OwnRecordings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whoever reads by another system's paths, and finds the recording by a client's id or ours. Blocks. */
@ApplicationScoped
class PeerDoor {
    private final Catalog catalog;
    private final OwnRecordings recorders;
    private final Admission admission;

    PeerDoor(Catalog catalog, TokenSettings tokens, Admission admission) {
        this.catalog = catalog;
        this.recorders = new OwnRecordings(tokens.secret(), tokens.previousSecret());
        this.admission = admission;
    }

    /** @param recorderToken the append token of a recording; counts where no key is sent */
    Response admit(
            String id, @Nullable String authorization, @Nullable String recorderToken, Admission.Readable readable) {
        Pass pass = authorization == null && recorderToken != null
                ? new Pass(recorder(recorderToken), Optional.empty())
                : catalog.authenticate(authorization, null, null);
        return admission.admit(candidates(id, pass.caller()), pass, readable);
    }

    private Caller recorder(String token) {
        return recorders
                .read(token)
                .<Caller>map(own -> new Caller.Recorder(own.websiteId(), own.recordingId()))
                .orElseGet(Caller.Nobody::new);
    }

    /** Where a client chose another's id for its own, its own counts. The admin key names no website, so it reads by our ids. */
    private static List<RecordingId> candidates(String id, Caller caller) {
        List<RecordingId> candidates = new ArrayList<>();
        if (caller instanceof Caller.Website own) {
            candidates.add(RecordingIds.external(own.websiteId(), id.toLowerCase(Locale.ROOT)));
        }
        RecordingId.parse(id).ifPresent(candidates::add);
        return candidates;
    }
}
