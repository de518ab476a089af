package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.recordings.SearchedRows.One;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a team adds to recordings: stars, pins, notes, filters under a name; and a visitor's timeline. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class MarksTest extends OverSearchedRows {
    @Test
    void aSessionAndAVisitorAreOneTimelineOfOneWebsite() {
        List<One> session = list.all().stream()
                .filter(one -> one.sessionUid().equals("s-3"))
                .sorted(Comparator.comparingLong(One::startedAt).thenComparing(One::text))
                .toList();

        list.website()
                .secretly()
                .get("/api/v1/sessions/s-3")
                .then()
                .statusCode(200)
                .body(
                        "recordings.recordingId",
                        equalTo(session.stream().map(One::text).toList()))
                .body("timeline[0].beginsAtMs", equalTo(0))
                .body("timeline", hasSize(session.size()));
        list.website().secretly().get("/api/v1/visitors/v-1").then().statusCode(200);
        list.website().secretly().get("/api/v1/visitors/nobody").then().statusCode(404);
        Keys.create("Third").secretly().get("/api/v1/sessions/s-3").then().statusCode(404);
    }

    @Test
    void starsPinsAndWhatWasSeenAreMarkedAndFiltered() {
        String first = list.all().getFirst().text();
        Keys other = Keys.create("Third");

        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("starred", true, "pinned", true, "seen", true))
                .patch(SearchedList.PATH + "/" + first)
                .then()
                .statusCode(200)
                .body("starred", equalTo(true))
                .body("pinned", equalTo(true))
                .body("seen", equalTo(true));
        assertThat(list.pages(Map.of("starred", "true"))).containsExactly(first);
        list.website()
                .secretly()
                .queryParams(Map.of("limit", "200"))
                .get(SearchedList.PATH)
                .then()
                .body("recordings.findAll { it.starred }.recordingId", equalTo(List.of(first)))
                .body("recordings.findAll { it.seen }.recordingId", equalTo(List.of(first)));
        assertThat(list.pages(Map.of("unseen", "true")))
                .hasSize(list.all().size() - 1)
                .doesNotContain(first);
        // seen is each one's own
        assertThat(SearchedList.ids(Keys.with(Keys.ADMIN)
                        .queryParams(Map.of("websiteId", list.website().websiteId(), "unseen", "true", "limit", "200"))
                        .get(SearchedList.PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()))
                .contains(first);
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("starred", false))
                .patch(SearchedList.PATH + "/" + first)
                .then()
                .body("starred", equalTo(false))
                .body("pinned", equalTo(true));
        other.secretly()
                .contentType("application/json")
                .body(Map.of("starred", true))
                .patch(SearchedList.PATH + "/" + first)
                .then()
                .statusCode(404);
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("starred", "yes"))
                .patch(SearchedList.PATH + "/" + first)
                .then()
                .statusCode(400)
                .body("member", equalTo("starred"));
    }

    @Test
    void notesStandAtTheirMoments() {
        String notes = SearchedList.PATH + "/" + list.all().getFirst().text() + "/notes";
        String id = list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("text", "Here", "atMs", 5_000))
                .post(notes)
                .then()
                .statusCode(201)
                .body("atMs", equalTo(5_000))
                .extract()
                .path("noteId");
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("text", "Earlier"))
                .post(notes)
                .then()
                .statusCode(201);
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("text", "There"))
                .patch(notes + "/" + id)
                .then()
                .statusCode(200);

        list.website().secretly().get(notes).then().body("notes.text", equalTo(List.of("Earlier", "There")));
        Keys.create("Third").secretly().get(notes).then().statusCode(404);
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("text", " "))
                .post(notes)
                .then()
                .statusCode(400);
        list.website().secretly().delete(notes + "/" + id).then().statusCode(204);
        list.website().secretly().delete(notes + "/" + UUID.randomUUID()).then().statusCode(404);
        list.website().secretly().get(notes).then().body("notes", hasSize(1));
    }

    @Test
    void filtersAreKeptUnderNamesOfTheWebsite() {
        String filters = "/api/v1/websites/" + list.website().websiteId() + "/filters";
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Rage", "query", "minRageClicks=1"))
                .post(filters)
                .then()
                .statusCode(200);
        String kept = list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Rage", "query", "from=-7d&minRageClicks=2&fact=click%3A%23b1"))
                .post(filters)
                .then()
                .statusCode(200)
                .extract()
                .path("filterId");
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Bad", "query", "colour=red"))
                .post(filters)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("colour"));
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Worse", "query", "from=-7y"))
                .post(filters)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("from"));
        list.website()
                .secretly()
                .get(filters)
                .then()
                .body("filters.query", equalTo(List.of("from=-7d&minRageClicks=2&fact=click%3A%23b1")));
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Anger"))
                .patch(filters + "/" + kept)
                .then()
                .statusCode(200)
                .body("filterId", equalTo(kept))
                .body("name", equalTo("Anger"))
                .body("query", equalTo("from=-7d&minRageClicks=2&fact=click%3A%23b1"));
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Taken", "query", "minErrors=1"))
                .post(filters)
                .then()
                .statusCode(200);
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Taken"))
                .patch(filters + "/" + kept)
                .then()
                .statusCode(409)
                .body("reason", equalTo("name_taken"));
        list.website()
                .secretly()
                .contentType("application/json")
                .body(Map.of("name", "Nobody's"))
                .patch(filters + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        list.website().secretly().get(filters).then().body("filters.name", equalTo(List.of("Anger", "Taken")));
        Keys.create("Fourth").secretly().get(filters).then().statusCode(404);
        list.website().secretly().delete(filters + "/" + kept).then().statusCode(204);
    }
}
