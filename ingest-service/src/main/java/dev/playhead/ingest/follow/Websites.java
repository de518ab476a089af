package dev.playhead.ingest.follow;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The settings of all websites, in memory. Thread-safe. */
@ApplicationScoped
public class Websites {
    private final Map<WebsiteId, WebsiteSettings> byId = new ConcurrentHashMap<>();
    /** How many websites list an origin; answers preflights without a walk over all websites. */
    private final Map<String, Integer> listedOrigins = new HashMap<>();

    private int openWebsites;

    /** The settings of a website, if there is such a website. */
    public Optional<WebsiteSettings> find(WebsiteId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Takes settings in, unless newer ones are here. */
    public synchronized void put(WebsiteSettings settings) {
        WebsiteSettings present = byId.get(settings.websiteId());
        if (present != null && present.version() >= settings.version()) {
            return;
        }
        count(present, -1);
        count(settings, 1);
        byId.put(settings.websiteId(), settings);
    }

    /** Forgets a website that was deleted. */
    public synchronized void remove(WebsiteId id) {
        count(byId.remove(id), -1);
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

    private void count(@Nullable WebsiteSettings settings, int change) {
        if (settings == null) {
            return;
        }
        if (settings.allowedOrigins().isEmpty()) {
            openWebsites += change;
        }
        for (String origin : settings.allowedOrigins()) {
            listedOrigins.merge(normal(origin), change, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** People write origins with capitals and closing slashes; browsers never send them so. */
    private static String normal(String origin) {
        String lower = origin.trim().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
