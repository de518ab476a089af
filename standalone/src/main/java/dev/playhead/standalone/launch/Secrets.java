package dev.playhead.standalone.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is made once for an installation: the admin key, the keys that sign recording tokens and share links, ClickHouse's password, and the
 * first website with its keys. They reach the services by environment only.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final Home home;
    private final ObjectNode stored;

    private Secrets(Home home, ObjectNode stored) {
        this.home = home;
        this.stored = stored;
    }

    /** Reads them, and makes those that are missing. */
    public static Secrets of(Home home) {
        ObjectNode stored = PrivateFile.readJson(home.secretsFile())
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseGet(PrivateFile.JSON::createObjectNode);
        var secrets = new Secrets(home, stored);
        secrets.makeMissing("adminKey", "ak_");
        secrets.makeMissing("tokenSecret", "");
        secrets.makeMissing("shareSecret", "");
        secrets.makeMissing("clickHousePassword", "");
        secrets.save();
        return secrets;
    }

    public String adminKey() {
        return stored.path("adminKey").asText();
    }

    public String tokenSecret() {
        return stored.path("tokenSecret").asText();
    }

    public String shareSecret() {
        return stored.path("shareSecret").asText();
    }

    public String clickHousePassword() {
        return stored.path("clickHousePassword").asText();
    }

    /** The first website, once it was made. */
    public Optional<Website> website() {
        JsonNode website = stored.path("website");
        return website.isObject()
                ? Optional.of(new Website(
                        website.path("websiteId").asText(),
                        website.path("publicKey").asText(),
                        website.path("secretKey").asText()))
                : Optional.empty();
    }

    /** Keeps the website's secret key, which the query-service shows only once. */
    public void keep(Website website) {
        stored.putObject("website")
                .put("websiteId", website.websiteId())
                .put("publicKey", website.publicKey())
                .put("secretKey", website.secretKey());
        save();
    }

    private void makeMissing(String name, String prefix) {
        if (!stored.hasNonNull(name)) {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            stored.put(name, prefix + HexFormat.of().formatHex(key));
        }
    }

    private void save() {
        PrivateFile.writeJson(home.secretsFile(), stored);
    }
}
