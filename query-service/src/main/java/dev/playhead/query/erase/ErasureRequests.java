package dev.playhead.query.erase;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.paging.TimeCursor;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.ErasureEntity;
import dev.playhead.storage.catalog.ErasureRequestEntity;
import dev.playhead.storage.catalog.ErasureRequestRecordingEntity;
import dev.playhead.storage.catalog.WebsiteEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The only reader and writer of requests for erasure (a test enforces it). Takes websites whose admin the caller is. The indexer carries
 * them out, and looks for recordings of the request's own website only: that no other's is erased doesn't depend on the id that is named.
 */
@ApplicationScoped
class ErasureRequests {
    private static final String TOTALS = """
            select f.requestId, count(f.recordingId), count(e.recordingId), count(e.factsAt), count(e.segmentsAt), max(e.kafkaUntil)
            from ErasureRequestRecordingEntity f left join ErasureEntity e on e.recordingId = f.recordingId
            where f.requestId in ?1 group by f.requestId""";
    private static final String OF_REQUEST = """
            from ErasureEntity e where e.websiteId = ?1 and e.recordingId > ?3
              and e.recordingId in (select f.recordingId from ErasureRequestRecordingEntity f where f.requestId = ?2)
            order by e.recordingId""";

    private final Audit audit;
    private final CurrentCaller caller;

    ErasureRequests(Audit audit, CurrentCaller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /** Fails with a 404 where there is no such website. */
    Uni<ErasureRequestView> create(WebsiteId websiteId, ErasureSubject subject) {
        ErasureRequestEntity row = new ErasureRequestEntity();
        row.requestId = UUID.randomUUID();
        row.websiteId = websiteId.value();
        row.kind = subject.kind();
        row.subject = subject.id();
        row.subjectHash = subject.hash();
        row.requestedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        row.requestedBy = caller.actor();
        return Panache.withTransaction(() -> WebsiteEntity.findById(row.websiteId)
                        .invoke(website -> {
                            if (website == null) {
                                throw ProblemException.unknown("website");
                            }
                        })
                        .call(() -> note(websiteId, subject, row.requestId))
                        .chain(() -> row.persist()))
                .map(_ -> ErasureRequestView.of(row, Totals.NONE, System.currentTimeMillis()));
    }

    private Uni<Void> note(WebsiteId websiteId, ErasureSubject subject, UUID requestId) {
        Map<String, String> detail = Map.of("erasureId", requestId.toString(), "kind", subject.kind());
        return subject.kind().equals("recording")
                ? audit.note(
                        Action.RECORDING_ERASED,
                        websiteId,
                        RecordingId.parse(subject.id()).orElseThrow(),
                        detail)
                : audit.note(Action.PERSON_ERASED, websiteId, null, detail);
    }

    /**
     * Requests of a website, newest first.
     *
     * @param subject only those that concerned it; empty = all
     * @param before where the page before ended
     */
    Uni<ErasureRequestView.Page> list(
            WebsiteId websiteId, Optional<ErasureSubject> subject, Optional<TimeCursor> before, int limit) {
        StringBuilder where = new StringBuilder("websiteId = :websiteId");
        Map<String, Object> values = new HashMap<>(Map.of("websiteId", websiteId.value()));
        subject.ifPresent(one -> {
            where.append(" and subjectHash = :hash");
            values.put("hash", one.hash());
        });
        before.ifPresent(cursor -> {
            where.append(" and (requestedAt, requestId) < (:lastAt, :lastId)");
            values.put("lastAt", cursor.at());
            values.put("lastId", cursor.id());
        });
        // one row more than asked for tells whether there is a next page
        return Panache.withSession(() -> ErasureRequestEntity.<ErasureRequestEntity>find(
                        where + " order by requestedAt desc, requestId desc", values)
                .page(Page.ofSize(limit + 1))
                .list()
                .chain(rows -> totals(rows).map(totals -> page(rows, totals, limit))));
    }

    /** One request with a page of its recordings, in order of their ids. Fails with a 404 where the website has none of this id. */
    Uni<ErasureRequestView.Report> find(WebsiteId websiteId, UUID requestId, UUID after, int limit) {
        return Panache.withSession(() -> ErasureRequestEntity.<ErasureRequestEntity>find(
                        "requestId = ?1 and websiteId = ?2", requestId, websiteId.value())
                .firstResult()
                .chain(row -> {
                    if (row == null) {
                        throw ProblemException.unknown("erasure");
                    }
                    return totals(List.of(row)).chain(totals -> recordings(row, after, limit)
                            .map(found -> report(row, totals, found, limit)));
                }));
    }

    private static Uni<List<ErasureEntity>> recordings(ErasureRequestEntity row, UUID after, int limit) {
        return ErasureEntity.<ErasureEntity>find(OF_REQUEST, row.websiteId, row.requestId, after)
                .page(Page.ofSize(limit + 1))
                .list();
    }

    private static Uni<Map<UUID, Totals>> totals(List<ErasureRequestEntity> rows) {
        List<UUID> ids = rows.stream().map(row -> row.requestId).toList();
        return ErasureRequestRecordingEntity.find(TOTALS, ids)
                .project(Object[].class)
                .list()
                .map(found -> found.stream().collect(Collectors.toMap(row -> (UUID) row[0], Totals::of)));
    }

    private static ErasureRequestView.Page page(List<ErasureRequestEntity> rows, Map<UUID, Totals> totals, int limit) {
        long now = System.currentTimeMillis();
        List<ErasureRequestEntity> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new ErasureRequestView.Page(
                shown.stream()
                        .map(row -> ErasureRequestView.of(row, totals.getOrDefault(row.requestId, Totals.NONE), now))
                        .toList(),
                rows.size() > limit
                        ? new TimeCursor(shown.getLast().requestedAt, shown.getLast().requestId).text()
                        : null);
    }

    private static ErasureRequestView.Report report(
            ErasureRequestEntity row, Map<UUID, Totals> totals, List<ErasureEntity> found, int limit) {
        long now = System.currentTimeMillis();
        List<ErasureEntity> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new ErasureRequestView.Report(
                ErasureRequestView.of(row, totals.getOrDefault(row.requestId, Totals.NONE), now),
                shown.stream().map(one -> ErasureReport.of(one, now)).toList(),
                found.size() > limit ? shown.getLast().recordingId.toString() : null);
    }
}
