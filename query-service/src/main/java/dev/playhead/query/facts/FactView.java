package dev.playhead.query.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;

/** A row of {@code facts} as the API shows it: what its kind has, and nothing else. */
final class FactView {
    /** Of a kind that a newer indexer knows and this service doesn't yet. */
    private static final Set<FactField> UNKNOWN_KIND = EnumSet.of(FactField.PAGE_URL, FactField.NAME);

    private FactView() {}

    static ObjectNode of(ObjectNode row) {
        String kind = row.path("kind").asText();
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        fact.put("kind", kind);
        fact.put("ts", row.path("at").asLong());
        fact.put(
                "position",
                row.path("position_offset").asLong() + "."
                        + row.path("position_index").asLong());
        for (FactField field : FactKind.named(kind).map(FactKind::fields).orElse(UNKNOWN_KIND)) {
            fact.set(field.member(), row.path(field.column()));
        }
        return fact;
    }

    static FactsCursor cursor(ObjectNode row) {
        return new FactsCursor(
                row.path("at").asLong(),
                row.path("position_offset").asLong(),
                row.path("position_index").asLong(),
                row.path("ordinal").asInt());
    }
}
