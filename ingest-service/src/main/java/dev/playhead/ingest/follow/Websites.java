package dev.playhead.ingest.follow;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The settings of all websites, in memory. Thread-safe. */
@ApplicationScoped
public class Websites {
    private final Map<WebsiteId, WebsiteSettings> byId = new ConcurrentHashMap<>();
    /** Which websites list an origin; answers preflights without a walk over all websites. */
    private final Map<String, Set<WebsiteId>> listedOrigins = new HashMap<>();

    private final Map<String, WebsiteId> byPublicKey = new ConcurrentHashMap<>();
    private final Map<String, WebsiteId> bySecretKeyHash = new ConcurrentHashMap<>();
    private int openWebsites;

    /** The settings of a website, if there is such a website. */
    public Optional<WebsiteSettings> find(WebsiteId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The website of a public key, if there is one. */
    public Optional<WebsiteSettings> byPublicKey(String key) {
        return Optional.ofNullable(byPublicKey.get(key)).flatMap(this::find);
    }

    /** The website one of whose secret keys has this SHA-256, in lower-case hex. */
    public Optional<WebsiteSettings> bySecretKeyHash(String hash) {
        return Optional.ofNullable(bySecretKeyHash.get(hash)).flatMap(this::find);
    }

    /** The enabled website that lists exactly this origin, if it is the only one. */
    public synchronized Optional<WebsiteSettings> onlyOneListing(String origin) {
        List<WebsiteSettings> found = listedOrigins.getOrDefault(normal(origin), Set.of()).stream()
                .map(byId::get)
                .filter(website -> website != null && website.enabled())
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Takes settings in, unless newer ones are here. A key that is another website's already stays that one's. */
    public synchronized void put(WebsiteSettings settings) {
        WebsiteSettings present = byId.get(settings.websiteId());
        if (present != null && present.version() >= settings.version()) {
            return;
        }
        forget(present);
        byId.put(settings.websiteId(), settings);
        for (String key : settings.publicKeys()) {
            byPublicKey.putIfAbsent(key, settings.websiteId());
        }
        for (String hash : settings.secretKeyHashes()) {
            bySecretKeyHash.putIfAbsent(hash, settings.websiteId());
        }
        for (String origin : settings.allowedOrigins()) {
            listedOrigins.computeIfAbsent(normal(origin), _ -> new HashSet<>()).add(settings.websiteId());
        }
        openWebsites += settings.allowedOrigins().isEmpty() ? 1 : 0;
    }

    /** Forgets a website that was deleted. */
    public synchronized void remove(WebsiteId id) {
        forget(byId.remove(id));
    }

    /**
     * Whether a page of this origin may write to the website.
     *
     * @param origin the request's {@code Origin}; null = none was sent
     */
    public static boolean allows(WebsiteSettings website, @Nullable String origin) {
        if (website.allowedOrigins().isEmpty()) {
            return true;
        }
        return origin != null
                && website.allowedOrigins().stream()
                        .anyMatch(allowed -> normal(allowed).equals(normal(origin)));
    }

    /** Whether a page of this origin may write to any website at all. */
    public synchronized boolean anyAllows(String origin) {
        return openWebsites > 0 || listedOrigins.containsKey(normal(origin));
    }

    private void forget(@Nullable WebsiteSettings settings) {
        if (settings == null) {
            return;
        }
        for (String key : settings.publicKeys()) {
            byPublicKey.remove(key, settings.websiteId());
        }
        for (String hash : settings.secretKeyHashes()) {
            bySecretKeyHash.remove(hash, settings.websiteId());
        }
        for (String origin : settings.allowedOrigins()) {
            listedOrigins.computeIfPresent(normal(origin), (_, websites) -> {
                websites.remove(settings.websiteId());
                return websites.isEmpty() ? null : websites;
            });
        }
        openWebsites -= settings.allowedOrigins().isEmpty() ? 1 : 0;
    }

    /** People write origins with capitals and closing slashes; browsers never send them so. */
    private static String normal(String origin) {
        String lower = origin.trim().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
