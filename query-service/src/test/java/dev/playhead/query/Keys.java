package dev.playhead.query;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A website made for one test, with its keys. */
public record Keys(String websiteId, String publicKey, String secretKey) {
    public static final String ADMIN = "admin-key-of-the-tests";
    public static final String TOKEN_SECRET = "a-secret-for-append-tokens-of-the-tests";

    /** Creates a website over the API. */
    public static Keys create(String name) {
        JsonPath created = with(ADMIN)
                .contentType("application/json")
                .body(Map.of("name", name))
                .post("/api/v1/websites")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Keys(created.getString("websiteId"), created.getString("publicKey"), created.getString("secretKey"));
    }

    public static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    /** A request with this website's secret key. */
    public RequestSpecification secretly() {
        return with(secretKey);
    }
}
