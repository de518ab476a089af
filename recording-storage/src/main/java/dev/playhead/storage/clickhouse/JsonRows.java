package dev.playhead.storage.clickhouse;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** JSONEachRow answers. */
final class JsonRows {
    private static final ObjectReader ROWS = new ObjectMapper().readerFor(ObjectNode.class);

    private JsonRows() {}

    static List<ObjectNode> read(InputStream answer, int maxBytes) throws IOException {
        try (MappingIterator<ObjectNode> rows = ROWS.readValues(bounded(answer, maxBytes))) {
            return rows.readAll();
        }
    }

    static byte[] bounded(InputStream answer, int maxBytes) throws IOException {
        byte[] bytes = answer.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ClickHouseFailure.Refused(0, "the answer is larger than " + maxBytes + " bytes", null);
        }
        return bytes;
    }
}
