package dev.playhead.query.intake;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.Person;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class IntakeTest {
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private Keys shop = new Keys("", "", "");
    private String path = "";

    @BeforeEach
    void aWebsite() {
        shop = Keys.create("Shop");
        path = "/api/v1/websites/" + shop.websiteId() + "/intake";
    }

    @Test
    void sumsInstancesByReasonAndByHour() {
        Keys blog = Keys.create("Blog");
        Instant before = hour.minus(2, ChronoUnit.HOURS);
        Instant longAgo = hour.minus(30, ChronoUnit.HOURS);
        row(shop, hour, "", 7, hour.plusMillis(5));
        row(shop, hour, "", 4, hour.plusMillis(9));
        row(shop, before, "", 100, before);
        row(shop, hour, "bad_token", 1, hour);
        row(shop, hour, "origin_not_allowed", 2, hour.plusMillis(3));
        row(shop, before, "origin_not_allowed", 5, before);
        row(shop, longAgo, "", 1_000, longAgo);
        row(blog, hour, "", 9, hour);

        Person.loggedIn()
                .memberOf(shop, "viewer")
                .asking()
                .get(path)
                .then()
                .statusCode(200)
                .body("hours", equalTo(24))
                .body("received", equalTo(119))
                .body("accepted", equalTo(111))
                .body("rejected", equalTo(8))
                .body("reasons.reason", contains("origin_not_allowed", "bad_token"))
                .body("reasons.count", contains(7, 1))
                .body("reasons[0].lastAt", equalTo(hour.plusMillis(3).toEpochMilli()))
                .body("byHour.hour", contains(before.toEpochMilli(), hour.toEpochMilli()))
                .body("byHour.accepted", contains(100, 11))
                .body("byHour.rejected", contains(5, 3))
                .body("lastAcceptedAt", equalTo(hour.plusMillis(9).toEpochMilli()));
        shop.secretly().get(path + "?hours=1").then().body("accepted", equalTo(11));
        shop.secretly().get(path + "?hours=31").then().body("accepted", equalTo(1_111));
    }

    @Test
    void nothingCameYetAndWhatIsAskedWronglyIsTold() {
        shop.secretly()
                .get(path)
                .then()
                .statusCode(200)
                .body("received", equalTo(0))
                .body("reasons", empty())
                .body("byHour", empty())
                .body("lastAcceptedAt", nullValue());
        for (String hours : List.of("0", "169", "-1", "x", "1.5")) {
            shop.secretly().get(path + "?hours=" + hours).then().statusCode(400).body("parameter", equalTo("hours"));
        }
    }

    private static void row(Keys website, Instant hour, String reason, long count, Instant lastAt) {
        CatalogRows.run(
                "INSERT INTO intake_tallies (website_id, hour, reason, instance, count, last_at) VALUES (?, ?, ?, ?, ?, ?)",
                website.websiteId(),
                Timestamp.from(hour),
                reason,
                UUID.randomUUID(),
                count,
                Timestamp.from(lastAt));
    }
}
