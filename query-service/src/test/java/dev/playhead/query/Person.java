package dev.playhead.query;

import static io.restassured.RestAssured.given;

import dev.playhead.storage.access.SessionCookie;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;

/** Somebody who is logged in by name, as their first login leaves them. */
public record Person(String personId, String email, SessionCookie session) {
    public static Person loggedIn() {
        UUID id = UUID.randomUUID();
        String email = id + "@example.org";
        SessionCookie session = SessionCookie.mint();
        CatalogRows.run(
                "INSERT INTO people (person_id, email, issuer, subject, created_at) VALUES (?, ?, 'test', ?, now())",
                id,
                email,
                id.toString());
        CatalogRows.run(
                "INSERT INTO sessions (session_hash, person_id, created_at, expires_at)"
                        + " VALUES (?, ?, now(), now() + interval '1 hour')",
                session.hash(),
                id);
        return new Person(id.toString(), email, session);
    }

    /** Made a member of a website by its own secret key. */
    public Person memberOf(Keys website, String role) {
        website.secretly()
                .contentType("application/json")
                .body("{\"email\":\"" + email.toUpperCase(Locale.ROOT) + "\",\"role\":\"" + role + "\"}")
                .post("/api/v1/websites/" + website.websiteId() + "/members")
                .then()
                .statusCode(201);
        return this;
    }

    /** A request by the session, as our own pages make it. */
    public RequestSpecification asking() {
        return given().cookie(SessionCookie.NAME, session.value()).header("Playhead-Csrf", session.csrfToken());
    }
}
