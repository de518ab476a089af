package dev.playhead.query.share;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.ShareTokens;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.ShareEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The only reader and writer of shares' rows (a test enforces it). Takes recordings that have passed the tenant check. */
@ApplicationScoped
class Shares {
    private static final String OPEN = "recordingId = ?1 and websiteId = ?2 and revokedAt is null and expiresAt > ?3";

    private final ShareTokens tokens;
    private final Audit audit;
    private final QuerySettings.Shares settings;

    Shares(ShareTokens tokens, Audit audit, QuerySettings settings) {
        this.tokens = tokens;
        this.audit = audit;
        this.settings = settings.shares();
    }

    /** A new link's row, and the token that goes into the link. */
    record Created(ShareView share, String token) {}

    /** Fails with a 409 where the recording has as many as it may have, and with a 503 where there is no secret to sign with. */
    Uni<Created> create(RecordingPlace recording, ShareRequest wanted) {
        if (!tokens.canSign()) {
            throw ProblemException.sharingOff();
        }
        Subject subject = recording.subject();
        // Tokens keep whole seconds.
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis() / 1_000 * 1_000);
        ShareEntity row = new ShareEntity();
        row.shareId = UUID.randomUUID();
        row.recordingId = subject.recordingId().value();
        row.websiteId = subject.websiteId().value();
        row.label = wanted.label();
        row.opensAt = wanted.at();
        row.mayExport = wanted.export();
        row.createdAt = now;
        row.expiresAt = Instant.ofEpochMilli((now.toEpochMilli() + wanted.expiresInMs() + 999) / 1_000 * 1_000);
        return Panache.withTransaction(() -> ShareEntity.count(OPEN, row.recordingId, row.websiteId, now)
                        .chain(open -> {
                            if (open >= settings.mostOpen()) {
                                throw ProblemException.tooManyShares(settings.mostOpen());
                            }
                            return row.persist().call(() -> note(Action.SHARE_CREATED, recording, row));
                        }))
                .map(_ -> new Created(
                        ShareView.of(row),
                        tokens.sign(new Caller.Guest(
                                row.shareId,
                                subject.websiteId(),
                                subject.recordingId(),
                                row.expiresAt.toEpochMilli(),
                                row.mayExport))));
    }

    /** The recording's open links, newest first. */
    Uni<List<ShareView>> list(RecordingPlace recording) {
        return Panache.withSession(() -> ShareEntity.<ShareEntity>list(
                        OPEN + " order by createdAt desc, shareId",
                        recording.subject().recordingId().value(),
                        recording.subject().websiteId().value(),
                        Instant.now()))
                .map(rows -> rows.stream().map(ShareView::of).toList());
    }

    /** Ends a link; one that was revoked before stays so. Fails with a 404 where the recording has none of this id. */
    Uni<Void> revoke(RecordingPlace recording, UUID shareId) {
        return Panache.withTransaction(() -> ShareEntity.<ShareEntity>find(
                                "shareId = ?1 and recordingId = ?2 and websiteId = ?3",
                                shareId,
                                recording.subject().recordingId().value(),
                                recording.subject().websiteId().value())
                        .firstResult()
                        .chain(row -> {
                            if (row == null) {
                                throw ProblemException.unknown("share link");
                            }
                            if (row.revokedAt != null) {
                                return Uni.createFrom().voidItem();
                            }
                            row.revokedAt = Instant.now();
                            return note(Action.SHARE_REVOKED, recording, row);
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> note(Action action, RecordingPlace recording, ShareEntity row) {
        Subject subject = recording.subject();
        Map<String, String> detail = Map.of(
                "shareId",
                row.shareId.toString(),
                "label",
                row.label,
                "expiresAt",
                "" + row.expiresAt.toEpochMilli(),
                "export",
                "" + row.mayExport);
        return audit.note(action, subject.websiteId(), subject.recordingId(), detail);
    }
}
