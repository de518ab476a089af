package dev.playhead.query.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** ClickHouse's JSON document as the API's: members renamed, values as they are, nothing held twice. */
final class SqlAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private SqlAnswer() {}

    /** {@code {"columns":[{"name","type"}],"rows":[[…]],"statistics":{"rows","elapsedMs","rowsRead","bytesRead"}}}. */
    static byte[] json(byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + 128);
        try (JsonParser in = JSON.createParser(document);
                JsonGenerator to = JSON.createGenerator(out)) {
            Statistics statistics = new Statistics();
            to.writeStartObject();
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String member = in.currentName();
                in.nextToken();
                switch (member) {
                    case "meta" -> copy("columns", in, to);
                    case "data" -> copy("rows", in, to);
                    case "rows" -> statistics.rows = in.getLongValue();
                    case "statistics" -> statistics.read(in);
                    default -> in.skipChildren();
                }
            }
            statistics.write(to);
            to.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void copy(String as, JsonParser in, JsonGenerator to) throws IOException {
        to.writeFieldName(as);
        to.copyCurrentStructure(in);
    }

    private static final class Statistics {
        private long rows;
        private double elapsedMs;
        private long rowsRead;
        private long bytesRead;

        void read(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String member = in.currentName();
                in.nextToken();
                switch (member) {
                    case "elapsed" -> elapsedMs = in.getDoubleValue() * 1_000;
                    case "rows_read" -> rowsRead = in.getLongValue();
                    case "bytes_read" -> bytesRead = in.getLongValue();
                    default -> in.skipChildren();
                }
            }
        }

        void write(JsonGenerator to) throws IOException {
            to.writeObjectFieldStart("statistics");
            to.writeNumberField("rows", rows);
            to.writeNumberField("elapsedMs", Math.round(elapsedMs * 10) / 10.0);
            to.writeNumberField("rowsRead", rowsRead);
            to.writeNumberField("bytesRead", bytesRead);
            to.writeEndObject();
        }
    }
}
