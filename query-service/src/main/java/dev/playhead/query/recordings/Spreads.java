package dev.playhead.query.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.tenant.TenantRows;
import dev.playhead.recording.WebsiteId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the {@link Spread} of those websites that were listed lately. It decides where to look first, never what is found. Thread-safe.
 */
@ApplicationScoped
class Spreads {
    /** Word for word what the projection {@code spread_of_website} has, so that one row a part is read. */
    private static final String SPREAD = """
            SELECT toUnixTimestamp64Milli(min(started_at)) AS oldest,
                   arrayMap(ms -> toUInt64(ms), quantilesTDigest(0.01, 0.03, 0.1, 0.3, 0.7, 0.9, 0.97, 0.99)(duration_ms)) AS durations
              FROM recordings WHERE $tenant""";

    /** Of the statement's quantiles, from either end. */
    private static final List<Integer> HUNDREDTHS = List.of(1, 3, 10, 30);

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long MOST = 10_000;

    private final TenantRows rows;
    private final Duration patience;
    private final Cache<Optional<Set<WebsiteId>>, Spread> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    Spreads(TenantRows rows, QuerySettings settings) {
        this.rows = rows;
        this.patience = settings.listTimeout();
    }

    /** Empty where there are no recordings. Fails as {@link TenantRows} does. */
    Uni<Optional<Spread>> of(Scope scope) {
        Optional<Set<WebsiteId>> websites = scope.websites().map(Set::copyOf);
        Spread lately = known.getIfPresent(websites);
        if (lately != null) {
            return Uni.createFrom().item(Optional.of(lately));
        }
        return rows.query(scope, Optional.empty(), SPREAD, Map.of(), patience)
                .map(found -> found.stream().map(Spreads::spread).findFirst().filter(Spreads::isOfSome))
                .invoke(spread -> spread.ifPresent(one -> known.put(websites, one)));
    }

    /** Of no rows the least time is the engine's first. */
    private static boolean isOfSome(Spread spread) {
        return spread.oldest() > 0;
    }

    private static Spread spread(JsonNode row) {
        List<DurationCuts.Cut> shortest = new ArrayList<>();
        List<DurationCuts.Cut> longest = new ArrayList<>();
        JsonNode durations = row.path("durations");
        for (int i = 0; i < HUNDREDTHS.size(); i++) {
            int hundredths = HUNDREDTHS.get(i);
            shortest.add(new DurationCuts.Cut(hundredths, durations.path(i).asLong()));
            longest.add(new DurationCuts.Cut(
                    hundredths, durations.path(durations.size() - 1 - i).asLong()));
        }
        return new Spread(row.path("oldest").asLong(), shortest, longest);
    }
}
