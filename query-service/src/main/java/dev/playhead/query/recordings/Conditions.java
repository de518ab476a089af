package dev.playhead.query.recordings;

import dev.playhead.query.access.Scope;
import dev.playhead.query.search.Marked;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.RecordingIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The conditions of one query. It can't be begun without a scope, so none is written that forgets the tenant. */
final class Conditions {
    /** The tenant's own index column comes first; erased and expired recordings are never listed. */
    private static final String LISTED = "state in ('live', 'ready', 'stopped')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Conditions(Scope scope) {
        scope.websites().ifPresent(websites -> {
            conditions.add("websiteId in :websiteIds");
            values.put("websiteIds", websites.stream().map(WebsiteId::value).toList());
        });
    }

    Conditions listed(RecordingsQuery query) {
        conditions.add(LISTED);
        query.filter().columns().forEach((filter, value) -> {
            conditions.add(filter.condition());
            values.put(filter.parameter(), value);
        });
        query.after().ifPresent(this::behind);
        return this;
    }

    /** Only what ClickHouse has yet to hear of. */
    Conditions undelivered() {
        conditions.add("recordingId in (select o.recordingId from OutboxEntity o)");
        return this;
    }

    Conditions metadata(String object) {
        conditions.add(
                "cast(sql('(cast(? as jsonb) @> cast(cast(? as text) as jsonb))', metadata, :metadata) as Boolean) = true");
        values.put("metadata", object);
        return this;
    }

    Conditions marked(Marked marked) {
        marked.only().ifPresent(ids -> {
            conditions.add("recordingId in :only");
            values.put("only", ids);
        });
        if (!marked.without().isEmpty()) {
            conditions.add("recordingId not in :without");
            values.put("without", marked.without());
        }
        return this;
    }

    Conditions recordings(Collection<UUID> ids) {
        conditions.add("recordingId in :ids");
        values.put("ids", ids);
        return this;
    }

    Conditions listed(Newest query) {
        conditions.add(LISTED);
        query.after().ifPresent(this::behind);
        return this;
    }

    private void behind(Cursor cursor) {
        String behind = cursor.descending() ? " < " : " > ";
        conditions.add("(" + cursor.sort().path() + ", recordingId)" + behind + "(:lastValue, :lastId)");
        values.put("lastValue", cursor.value());
        values.put("lastId", cursor.recordingId());
    }

    /** The one that has this id, ours or a client's. */
    Conditions named(Scope scope, String id) {
        String clientId = id.toLowerCase(Locale.ROOT);
        Set<UUID> ids = new HashSet<>();
        RecordingId.parse(id).ifPresent(own -> ids.add(own.value()));
        // The row of one that is gone has lost the client's id, but ours was made from it.
        scope.websites()
                .ifPresent(websites -> websites.forEach(website ->
                        ids.add(RecordingIds.external(website, clientId).value())));
        values.put("clientId", clientId);
        if (ids.isEmpty()) {
            conditions.add("externalId = :clientId");
        } else {
            conditions.add("(externalId = :clientId or recordingId in :ids)");
            values.put("ids", ids);
        }
        return this;
    }

    /** A person's, behind one of them in order of ids. */
    Conditions of(Person person, UUID after) {
        conditions.add(LISTED);
        conditions.add(person.path() + " = :person");
        conditions.add("recordingId > :after");
        values.put("person", person.id());
        values.put("after", after);
        return this;
    }

    Conditions recording(UUID recordingId) {
        conditions.add("recordingId = :recordingId");
        values.put("recordingId", recordingId);
        return this;
    }

    /** The query's text; every value is a named parameter in {@link #values}. */
    String where() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
