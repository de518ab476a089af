package dev.playhead.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class PersonExportTest {
    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");

    @BeforeEach
    void websites() {
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
    }

    @Test
    void everyRecordingOfTheirsIsThereOverAllPages() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            expected.add(Row.of(mine.websiteId(), 1_000 + i).visitorUid("v-1").insert());
        }
        Row.of(mine.websiteId(), 1_000).visitorUid("v-2").insert();
        Row.of(mine.websiteId(), 1_000).visitorUid("v-1").state("expired").insert();
        Row.of(theirs.websiteId(), 1_000).visitorUid("v-1").insert();

        List<String> lines = export(mine, "visitors/v-1");

        assertThat(lines).hasSize(46);
        assertThat(lines.getLast())
                .startsWith("{\"end\":")
                .contains("\"recordings\":45")
                .contains("\"facts\":0");
        for (String id : expected) {
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"recordingId\":\"" + id + "\"")
                            && line.contains("/api/v1/replay/" + id + "/export?format=ndjson"))
                    .hasSize(1);
        }
    }

    @Test
    void aUserIsFoundByTheNameThatThePageGave() {
        String recording = Row.of(mine.websiteId(), 1_000).insert();

        assertThat(export(mine, "users/u-1")).hasSize(2).first().asString().contains(recording);
        mine.secretly()
                .contentType("application/json")
                .body("{\"atMs\":4000,\"text\":\"Looks for the basket\"}")
                .post("/api/v1/recordings/" + recording + "/notes")
                .then()
                .statusCode(201);
        assertThat(export(mine, "users/u-1")).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(1)).contains("\"note\":", "Looks for the basket", recording);
            assertThat(lines.getLast()).contains("\"notes\":1");
        });
        assertThat(export(mine, "users/nobody")).hasSize(1);
    }

    @Test
    void anotherWebsitesKeyGetsNothing() {
        theirs.secretly()
                .get("/api/v1/websites/" + mine.websiteId() + "/users/u-1/export")
                .then()
                .statusCode(404);
    }

    private static List<String> export(Keys keys, String who) {
        return keys.secretly()
                .get("/api/v1/websites/" + keys.websiteId() + "/" + who + "/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
