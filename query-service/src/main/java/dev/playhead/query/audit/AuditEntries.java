package dev.playhead.query.audit;

import dev.playhead.query.paging.TimeCursor;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.AuditEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The only reader of the audit log. Needs a Vert.x context. */
@ApplicationScoped
class AuditEntries {
    /** A page of a website's entries, newest first. */
    Uni<AuditView> page(WebsiteId websiteId, AuditQuery query) {
        StringBuilder where = new StringBuilder("websiteId = :websiteId");
        Map<String, Object> values = new HashMap<>();
        values.put("websiteId", websiteId.value());
        query.from().ifPresent(from -> add(where, values, " and at >= :from", "from", from));
        query.to().ifPresent(to -> add(where, values, " and at < :to", "to", to));
        query.action().ifPresent(one -> add(where, values, " and action = :action", "action", one.wireName()));
        query.actor().ifPresent(actor -> add(where, values, " and actor = :actor", "actor", actor));
        query.recordingId().ifPresent(id -> add(where, values, " and recordingId = :recordingId", "recordingId", id));
        query.after().ifPresent(cursor -> {
            add(where, values, " and (at, entryId) < (:lastAt, :lastId)", "lastAt", cursor.at());
            values.put("lastId", cursor.id());
        });
        // one row more than asked for tells whether there is a next page
        return Panache.withSession(
                        () -> AuditEntity.<AuditEntity>find(where + " order by at desc, entryId desc", values)
                                .page(Page.ofSize(query.limit() + 1))
                                .list())
                .map(rows -> page(rows, query.limit()));
    }

    /** Removes what is older; ends with how many entries that were. */
    Uni<Long> removeBefore(Instant oldest) {
        return Panache.withTransaction(() -> AuditEntity.delete("at < ?1", oldest));
    }

    private static void add(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        where.append(condition);
        values.put(name, value);
    }

    private static AuditView page(List<AuditEntity> rows, int limit) {
        boolean more = rows.size() > limit;
        List<AuditEntity> shown = more ? rows.subList(0, limit) : rows;
        return new AuditView(
                shown.stream().map(AuditView.Entry::of).toList(),
                more ? new TimeCursor(shown.getLast().at, shown.getLast().entryId).text() : null);
    }
}
