package dev.playhead.query.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.Person;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.storage.access.ShareTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries every operation that the API's own description names, as everybody who must not get anything out of it. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class WalkTest {
    private static final String UNKNOWN_WEBSITE = "flid_" + "0".repeat(20);

    private static final double SAME_TIME = 3;

    @TestHTTPResource
    URI service;

    @Inject
    ShareTokens tokens;

    private Door door;
    private List<Operation> operations = List.of();
    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");
    private String myRecording = "";
    private String theirRecording = "";
    private String marker = "";

    @BeforeEach
    void twoWebsites() throws Exception {
        door = new Door(service);
        operations = ApiDocument.operations(new ObjectMapper()
                .readTree(RestAssured.get("/api/v1/openapi?format=json").asString()));
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
        marker = "marker-" + UUID.randomUUID();
        myRecording = Row.of(mine.websiteId(), 1_000).insert();
        theirRecording = Row.of(theirs.websiteId(), 1_000)
                .visitorUid(marker)
                .externalId(marker)
                .insert();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void everyOperationHasAKind() {
        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(operations)
                .allSatisfy(operation -> assertThat(Kind.of(operation)).isNotNull());
    }

    @Test
    void nobodyGetsAnythingWithoutAKeyThatReads() throws Exception {
        String revoked = key("admin");
        CatalogRows.run(
                "UPDATE api_keys SET revoked_at = now() WHERE website_id = ? AND label = 'admin'", theirs.websiteId());
        Person over = Person.loggedIn().memberOf(theirs, "admin");
        CatalogRows.run(
                "UPDATE sessions SET expires_at = now() - interval '1 minute' WHERE session_hash = ?",
                over.session().hash());
        List<Intruder> intruders = List.of(
                new Intruder("nobody", Map.of()),
                Intruder.withKey("a public key", theirs.publicKey()),
                Intruder.withKey("a revoked key", revoked),
                Intruder.withKey("half a key", theirs.secretKey().substring(0, 20)),
                Intruder.withShare("an expired link", share(theirs, theirRecording, -60_000)),
                Intruder.withShare("no link", "x.y.z"),
                session("a session that is over", over.session()),
                session("a session that never was", SessionCookie.mint()));

        List<Callable<Consumer<SoftAssertions>>> tries = new ArrayList<>();
        for (Operation operation : operations) {
            for (Intruder intruder : Kind.of(operation) == Kind.OPEN ? List.<Intruder>of() : intruders) {
                tries.add(() -> {
                    Door.Answer answer =
                            door.send(operation, operation.target(of(theirs, theirRecording)), intruder.headers());
                    return all -> {
                        all.assertThat(answer.status())
                                .as("%s by %s", operation, intruder)
                                .isEqualTo(401);
                        all.assertThat(answer.body())
                                .as("%s by %s", operation, intruder)
                                .contains("key_needed");
                    };
                });
            }
        }
        SideBySide.all(tries);
    }

    @Test
    void anothersKeySessionOrLinkFindsAsMuchAsIsThere() throws Exception {
        Person stranger = Person.loggedIn().memberOf(mine, "admin");
        List<Intruder> intruders = List.of(
                Intruder.withKey("a foreign key", mine.secretKey()),
                session("a foreign session", stranger.session()),
                session("a session without any website", Person.loggedIn().session()),
                Intruder.withShare("a foreign link", share(mine, myRecording, 60_000)));

        List<Callable<Consumer<SoftAssertions>>> tries = new ArrayList<>();
        for (Operation operation : operations) {
            Kind kind = Kind.of(operation);
            for (Intruder intruder : intruders) {
                boolean isOpenStream = operation.streams()
                        && expected(operation, kind, intruder).contains(200);
                if (kind == Kind.OPEN || kind == Kind.OWN && !operation.isSafe() || isOpenStream) {
                    continue;
                }
                tries.add(() -> {
                    Door.Answer foreign =
                            door.send(operation, target(operation, theirs, theirRecording, marker), intruder.headers());
                    Door.Answer none = door.send(operation, targetOfNothing(operation), intruder.headers());
                    return all -> findsNothing(all, operation, intruder, foreign, none);
                });
            }
        }
        SideBySide.all(tries);
    }

    private void findsNothing(
            SoftAssertions all, Operation operation, Intruder intruder, Door.Answer foreign, Door.Answer none) {
        String who = operation + " by " + intruder;
        all.assertThat(foreign.status()).as(who).isIn(expected(operation, Kind.of(operation), intruder));
        all.assertThat(foreign.status()).as(who + ", as for none").isEqualTo(none.status());
        if (foreign.status() >= 300) {
            all.assertThat(foreign.body()).as(who + ", as for none").isEqualTo(none.body());
        }
        all.assertThat(foreign.body().replace(marker + "\"", ""))
                .as(who)
                .doesNotContain(theirRecording, theirs.websiteId(), theirs.publicKey());
    }

    private static Set<Integer> expected(Operation operation, Kind kind, Intruder intruder) {
        if (intruder.headers().containsKey("Playhead-Share")) {
            return kind == Kind.RECORDING ? Set.of(403, 404) : Set.of(403);
        }
        return switch (kind) {
            case WEBSITE, RECORDING -> Set.of(404);
            case OPERATOR -> Set.of(403);
            case LISTING -> operation.query().containsKey("websiteId") ? Set.of(404) : Set.of(200, 400, 404);
            case OWN, OPEN -> Set.of(200);
        };
    }

    @Test
    void aViewerAndAGuestChangeNothing() throws Exception {
        Intruder viewer = Intruder.withKey("a viewer's key", key("viewer"));
        Intruder guest = Intruder.withShare("the recording's own link", share(theirs, theirRecording, 60_000));

        List<Callable<Consumer<SoftAssertions>>> tries = new ArrayList<>();
        for (Operation operation : operations) {
            Kind kind = Kind.of(operation);
            if (kind == Kind.OPEN || kind == Kind.OWN) {
                continue;
            }
            String target = operation.target(of(theirs, theirRecording));
            if (!operation.isSafe() && !Kind.viewersMay(operation)) {
                tries.add(() -> {
                    int status = door.send(operation, target, viewer.headers()).status();
                    return all -> all.assertThat(status)
                            .as("%s by %s", operation, viewer)
                            .isEqualTo(403);
                });
            }
            if (!Kind.guestsMay(operation)) {
                tries.add(() -> {
                    int status = door.send(operation, target, guest.headers()).status();
                    return all -> all.assertThat(status)
                            .as("%s by %s", operation, guest)
                            .isIn(403, 404);
                });
            }
        }
        SideBySide.all(tries);
        assertThat(theirs.secretly().get("/api/v1/recordings/" + theirRecording).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionChangesNothingWithoutItsToken() throws Exception {
        Person admin = Person.loggedIn().memberOf(theirs, "admin");
        Map<String, String> cookieAlone =
                Map.of("Cookie", SessionCookie.NAME + "=" + admin.session().value());

        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations) {
            if (!operation.isSafe() && Kind.of(operation) != Kind.OPEN) {
                Door.Answer answer = door.send(operation, operation.target(of(theirs, theirRecording)), cookieAlone);
                all.assertThat(answer.status()).as(operation.toString()).isEqualTo(403);
                all.assertThat(answer.body()).as(operation.toString()).contains("csrf_token_needed");
            }
        }
        all.assertAll();
    }

    @Test
    void itsOwnersGetIn() throws Exception {
        Map<String, String> owner =
                Intruder.withKey("the owner", theirs.secretKey()).headers();

        List<String> closed = new ArrayList<>();
        for (Operation operation : operations) {
            Kind kind = Kind.of(operation);
            if (operation.isSafe()
                    && !operation.streams()
                    && (kind == Kind.WEBSITE || kind == Kind.RECORDING || kind == Kind.LISTING)) {
                int status = door.send(operation, operation.target(of(theirs, theirRecording)), owner)
                        .status();
                if (Set.of(401, 403, 405, 500).contains(status)) {
                    closed.add(operation + ": " + status);
                }
            }
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void whatIsGoneSaysSoWhoeverAsks() throws Exception {
        Map<String, String> owner =
                Intruder.withKey("the owner", theirs.secretKey()).headers();

        List<Callable<Consumer<SoftAssertions>>> tries = new ArrayList<>();
        for (String reason : List.of("expired", "erased")) {
            String gone = Row.of(theirs.websiteId(), 1_000).state(reason).insert();
            Map<String, String> guest = Intruder.withShare("its own link", share(theirs, gone, 60_000))
                    .headers();
            for (Operation operation : operations) {
                if (Kind.of(operation) == Kind.RECORDING && !Kind.outlivesItsRecording(operation)) {
                    tries.add(() -> isGone(operation, gone, reason, owner));
                }
                if (Kind.guestsMay(operation)) {
                    tries.add(() -> isGone(operation, gone, reason, guest));
                }
            }
        }
        SideBySide.all(tries);
    }

    private Consumer<SoftAssertions> isGone(
            Operation operation, String recording, String reason, Map<String, String> headers) throws Exception {
        Door.Answer answer = door.send(operation, operation.target(of(theirs, recording)), headers);
        return all -> {
            all.assertThat(answer.status())
                    .as("%s of one %s", operation, reason)
                    .isEqualTo(410);
            all.assertThat(answer.contentType())
                    .as("%s of one %s", operation, reason)
                    .startsWith("application/problem+json");
            all.assertThat(answer.body())
                    .as("%s of one %s", operation, reason)
                    .contains("\"reason\":\"" + reason + "\"");
        };
    }

    @Test
    void theTimeOfA404TellsNothing() throws Exception {
        Map<String, String> stranger =
                Intruder.withKey("a foreign key", mine.secretKey()).headers();

        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations) {
            Kind kind = Kind.of(operation);
            if (!operation.isSafe() || kind != Kind.WEBSITE && kind != Kind.RECORDING) {
                continue;
            }
            String foreign = operation.target(of(theirs, theirRecording));
            double ratio = Pairs.ratio(
                    SAME_TIME,
                    () -> door.send(operation, foreign, stranger),
                    () -> door.send(operation, targetOfNothing(operation), stranger));
            all.assertThat(ratio).as("%s: foreign to unknown", operation).isBetween(1 / SAME_TIME, SAME_TIME);
        }
        all.assertAll();
    }

    private static String target(Operation operation, Keys website, String recording, String uid) {
        Map<String, String> ids = new HashMap<>(of(website, recording));
        for (String name : List.of("sessionUid", "visitorUid", "userId")) {
            ids.put(name, uid);
        }
        return operation.target(
                ids, operation.query().containsKey("websiteId") ? Map.of("websiteId", website.websiteId()) : Map.of());
    }

    private String targetOfNothing(Operation operation) {
        return target(
                operation, new Keys(UNKNOWN_WEBSITE, "", ""), UUID.randomUUID().toString(), "nobody");
    }

    private static Map<String, String> of(Keys website, String recording) {
        return Map.of("websiteId", website.websiteId(), "recordingId", recording, "id", recording);
    }

    private static Intruder session(String name, SessionCookie session) {
        return new Intruder(
                name,
                Map.of("Cookie", SessionCookie.NAME + "=" + session.value(), "Playhead-Csrf", session.csrfToken()));
    }

    private String key(String role) {
        return theirs.secretly()
                .contentType("application/json")
                .body(Map.of("kind", "secret", "role", role, "name", role))
                .post("/api/v1/websites/" + theirs.websiteId() + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private String share(Keys website, String recording, long millis) {
        long expiresAt = (System.currentTimeMillis() + millis) / 1_000 * 1_000;
        UUID id = UUID.randomUUID();
        CatalogRows.run(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at)"
                        + " VALUES (?, ?, ?, true, now(), ?)",
                id,
                UUID.fromString(recording),
                website.websiteId(),
                new Timestamp(expiresAt));
        return tokens.sign(new Caller.Guest(
                id,
                new WebsiteId(website.websiteId()),
                RecordingId.parse(recording).orElseThrow(),
                expiresAt,
                true));
    }
}
