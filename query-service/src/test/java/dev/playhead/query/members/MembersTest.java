package dev.playhead.query.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.Person;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class MembersTest {
    private Keys shop = new Keys("", "", "");
    private Keys blog = new Keys("", "", "");
    private String recording = "";

    @BeforeEach
    void twoWebsites() {
        shop = Keys.create("Shop");
        blog = Keys.create("Blog");
        recording = Row.of(shop.websiteId(), 1_000).insert();
    }

    @Test
    void amemberSeesTheirWebsitesOnlyAndDoesWhatTheirRoleAllows() {
        Person ada = Person.loggedIn().memberOf(shop, "viewer").memberOf(blog, "admin");
        Row.of(Keys.create("Other").websiteId(), 1_000).insert();
        String inBlog = Row.of(blog.websiteId(), 2_000).insert();

        ada.asking()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("actor", equalTo("member:" + ada.personId()))
                .body("email", equalTo(ada.email()))
                .body("operator", equalTo(false))
                .body("websites.name", contains("Blog", "Shop"))
                .body("websites.role", contains("admin", "viewer"))
                .body("csrfToken", equalTo(ada.session().csrfToken()));
        assertThat(ada.asking()
                        .get("/api/v1/recordings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("recordings.recordingId"))
                .containsExactlyInAnyOrder(recording, inBlog);
        ada.asking()
                .delete("/api/v1/recordings/" + recording)
                .then()
                .statusCode(403)
                .body("role", equalTo("editor"));
        ada.asking().delete("/api/v1/recordings/" + inBlog).then().statusCode(202);
        ada.asking()
                .contentType("application/json")
                .body("{\"name\":\"x\"}")
                .post("/api/v1/websites")
                .then()
                .statusCode(403);
    }

    @Test
    void aRoleThatChangesCountsFromTheNextRequestOn() {
        Person ada = Person.loggedIn().memberOf(shop, "viewer");
        String member = "/api/v1/websites/" + shop.websiteId() + "/members/" + ada.personId();

        shop.secretly()
                .contentType("application/json")
                .body("{\"role\":\"admin\"}")
                .patch(member)
                .then()
                .statusCode(200)
                .body("role", equalTo("admin"));
        ada.asking()
                .get("/api/v1/websites/" + shop.websiteId() + "/members")
                .then()
                .statusCode(200)
                .body("members.email", contains(ada.email()));

        shop.secretly().delete(member).then().statusCode(204);
        ada.asking().get("/api/v1/recordings/" + recording).then().statusCode(404);
        ada.asking().get("/api/v1/recordings").then().statusCode(200).body("recordings", empty());
        ada.asking().get("/api/v1/websites").then().statusCode(200).body("websites", empty());
        shop.secretly().delete(member).then().statusCode(404);
        shop.secretly()
                .get("/api/v1/websites/" + shop.websiteId() + "/audit")
                .then()
                .body(
                        "entries.action",
                        containsInAnyOrder("member_removed", "member_changed", "member_added", "website_created"));
    }

    @Test
    void membersAreAddedOnceAndByAddress() {
        Person ada = Person.loggedIn().memberOf(shop, "editor");
        String members = "/api/v1/websites/" + shop.websiteId() + "/members";

        shop.secretly()
                .contentType("application/json")
                .body("{\"email\":\"" + ada.email() + "\",\"role\":\"viewer\"}")
                .post(members)
                .then()
                .statusCode(409);
        for (String body : List.of(
                "{}",
                "{\"email\":\"ada\",\"role\":\"viewer\"}",
                "{\"email\":\"a@b\"}",
                "{\"email\":\"a@b\",\"role\":\"root\"}")) {
            shop.secretly()
                    .contentType("application/json")
                    .body(body)
                    .post(members)
                    .then()
                    .statusCode(400);
        }
        ada.asking().get(members).then().statusCode(403).body("role", equalTo("admin"));
        blog.secretly()
                .delete("/api/v1/websites/" + blog.websiteId() + "/members/" + ada.personId())
                .then()
                .statusCode(404);
    }
}
