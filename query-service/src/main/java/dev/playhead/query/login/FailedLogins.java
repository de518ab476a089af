package dev.playhead.query.login;

import dev.playhead.query.QuerySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often logins failed, by address. Each instance counts for itself, and forgets first whom it has known longest. Thread-safe. */
@ApplicationScoped
class FailedLogins {
    private final int most;
    private final long windowNanos;
    private final Map<String, Failures> byAddress;

    private record Failures(int count, long sinceNanos) {}

    FailedLogins(QuerySettings settings) {
        this.most = settings.login().mostFailures();
        this.windowNanos = settings.login().failureWindow().toNanos();
        int remembered = settings.login().rememberedAddresses();
        this.byAddress = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > remembered;
            }
        };
    }

    /** Seconds until the address may try again; 0 = now. */
    synchronized long secondsToWait(String address, long nowNanos) {
        Failures failures = byAddress.get(address);
        if (failures == null || failures.count() < most) {
            return 0;
        }
        long left = windowNanos - (nowNanos - failures.sinceNanos());
        return left <= 0 ? 0 : (left + 999_999_999) / 1_000_000_000;
    }

    synchronized void failed(String address, long nowNanos) {
        Failures failures = byAddress.get(address);
        byAddress.put(
                address,
                failures == null || nowNanos - failures.sinceNanos() >= windowNanos
                        ? new Failures(1, nowNanos)
                        : new Failures(failures.count() + 1, failures.sinceNanos()));
    }
}
