package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What everybody who may read a website gets of a recording after its erasure: nothing, by whatever they ask. Objects are looked
 * into by the indexer's own test.
 */
class ErasureIT {
    private static final Duration WITHIN = Duration.ofSeconds(120);

    private final RunningPlayhead playhead = Installation.running();
    private final Api admin = new Api(playhead, playhead.adminKey());
    private final String marker = "marker" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void afterAnErasureNoReadGivesAWordOfIt() throws SQLException {
        JsonNode website = Api.parse(
                admin.postWithKey("/api/v1/websites", "{\"name\":\"Erased\"}").body());
        String websiteId = website.path("websiteId").asText();
        Api api = new Api(playhead, website.path("secretKey").asText());
        NativeRecorder recorder = await().atMost(WITHIN)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> new NativeRecorder(api, websiteId), one -> true);
        String id = recorder.recordingUid();
        record(recorder);
        List<String> ofIt = List.of(
                "/api/v1/recordings/" + id,
                "/api/v1/recordings/" + id + "/facts",
                "/api/v1/recordings/" + id + "/notes",
                "/api/v1/replay/" + id + "/events",
                "/api/v1/replay/" + id + "/live",
                "/api/v1/replay/" + id + "/chunks",
                "/api/v1/replay/" + id + "/export?format=json",
                "/api/v1/replay/" + id + "/export?format=ndjson",
                "/api/v1/replay/" + id + "/export?format=html",
                "/recordings/" + id,
                "/recordings/" + id + "/events",
                "/api/sessions/" + id,
                "/api/sessions/" + id + "/live");
        List<String> ofAll = List.of(
                "/api/v1/recordings?websiteId=" + websiteId + "&from=0",
                "/api/v1/websites/" + websiteId + "/users/" + marker + "/export",
                "/api/v1/analytics/clicks?from=0",
                "/api/v1/analytics/errors?from=0",
                "/api/v1/analytics/pages?from=0",
                "/recordings",
                "/api/sessions");
        // It is there before; otherwise the rest proves nothing.
        await().atMost(WITHIN).untilAsserted(() -> {
            assertThat(api.get("/api/v1/recordings/" + id).body()).contains(marker);
            assertThat(api.get(ofAll.get(0)).body()).contains(marker);
            assertThat(api.get(ofAll.get(1)).body()).contains(marker);
            assertThat(sql(api)).contains(marker);
            assertThat(tablesWith(id)).contains("recordings");
        });
        assertThat(api.get("/api/v1/replay/" + id + "/events").body()).contains(marker);
        assertThat(api.get("/api/v1/replay/" + id + "/export?format=html").statusCode())
                .isEqualTo(200);
        assertThat(tablesWith(marker)).contains("recordings");

        assertThat(api.delete("/api/v1/recordings/" + id).statusCode()).isEqualTo(202);

        await().atMost(WITHIN).untilAsserted(() -> {
            SoftAssertions all = new SoftAssertions();
            for (String path : ofIt) {
                HttpResponse<String> answer = api.get(path);
                all.assertThat(answer.statusCode()).as(path).isEqualTo(410);
                all.assertThat(answer.body()).as(path).doesNotContain(marker);
            }
            for (String path : ofAll) {
                HttpResponse<String> answer = api.get(path);
                all.assertThat(answer.statusCode()).as(path).isEqualTo(200);
                all.assertThat(answer.body()).as(path).doesNotContain(marker);
            }
            all.assertThat(sql(api)).as("SQL").doesNotContain(marker);
            all.assertThat(tablesWith(marker)).as("the catalog").isEmpty();
            for (String table : List.of("facts", "recordings")) {
                all.assertThat(api.clickHouse("SELECT 1 FROM " + table + " WHERE position(toString(tuple(*)), '"
                                + marker + "') > 0 LIMIT 1"))
                        .as("ClickHouse: " + table)
                        .isEmpty();
            }
            all.assertAll();
        });
        // What a recorder that hasn't heard of it sends doesn't bring it back.
        assertThat(recorder.send(NativeRecorder.marks(marker, 100, 101)).statusCode())
                .isIn(204, 409);
        assertThat(api.delete("/api/v1/recordings/" + id).statusCode()).isIn(202, 410);
        assertThat(api.get("/api/v1/replay/" + id + "/events").statusCode()).isEqualTo(410);
    }

    private void record(NativeRecorder recorder) {
        long at = NativeRecorder.T0;
        assertThat(recorder.send("{\"type\":4,\"timestamp\":" + at + ",\"data\":{\"href\":\"https://shop.example/"
                                + marker
                                + "\",\"width\":800,\"height\":600}}\n"
                                + "{\"type\":2,\"timestamp\":" + at
                                + ",\"data\":{\"node\":{\"type\":0,\"id\":1,\"childNodes\":[{\"type\":2,\"id\":2,\"tagName\":\"html\","
                                + "\"attributes\":{},\"childNodes\":[{\"type\":2,\"id\":3,\"tagName\":\"button\",\"attributes\":{\"id\":\""
                                + marker + "\"},\"childNodes\":[{\"type\":3,\"id\":4,\"textContent\":\"" + marker
                                + "\"}]}]}]},\"initialOffset\":{\"left\":0,\"top\":0}}}\n"
                                + "{\"type\":3,\"timestamp\":" + (at + 10)
                                + ",\"data\":{\"source\":2,\"type\":2,\"id\":3,\"x\":5,\"y\":5}}\n"
                                + "{\"type\":5,\"timestamp\":" + (at + 20)
                                + ",\"data\":{\"tag\":\"playhead:error\",\"payload\":{\"kind\":\"error\",\"message\":\""
                                + marker
                                + "\"}}}\n"
                                + "{\"type\":5,\"timestamp\":" + (at + 30)
                                + ",\"data\":{\"tag\":\"playhead:identify\",\"payload\":{\"userId\":\"" + marker
                                + "\",\"traits\":{}}}}\n"
                                + NativeRecorder.marks(marker, 40, 45))
                        .statusCode())
                .isEqualTo(204);
    }

    private String sql(Api api) {
        ObjectNode body = Api.JSON.createObjectNode().put("sql", "SELECT page_url, selector, text, message FROM facts");
        HttpResponse<String> answer = api.postWithKey("/api/v1/analytics/sql", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Tables of the catalog with a row in which the text stands, as it is or as bytes. */
    private List<String> tablesWith(String text) throws SQLException {
        var server = playhead.servers().postgreSql();
        List<String> found = new ArrayList<>();
        try (Connection catalog = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet tables = catalog.createStatement()
                        .executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (tables.next()) {
                String table = tables.getString(1);
                try (PreparedStatement ask = catalog.prepareStatement(
                        "SELECT 1 FROM " + table
                                + " t WHERE position(? IN t::text) > 0 OR position(encode(convert_to(?, 'UTF8'), 'hex') IN t::text) > 0 LIMIT 1")) {
                    ask.setString(1, text);
                    ask.setString(2, text);
                    try (ResultSet row = ask.executeQuery()) {
                        if (row.next()) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }
}
