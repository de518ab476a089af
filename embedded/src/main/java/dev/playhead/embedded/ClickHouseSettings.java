package dev.playhead.embedded;

import java.time.Duration;

/**
 * How the ClickHouse front serves.
 *
 * @param connections queries that run side by side; further ones wait
 * @param waitDeadline how long a query waits for its turn before it is refused with code 202
 * @param maxBodyBytes largest request body, after decompression
 * @param username the only user
 * @param password its password; empty accepts any
 */
public record ClickHouseSettings(
        int connections, Duration waitDeadline, long maxBodyBytes, String username, String password) {
    public static final ClickHouseSettings DEFAULTS =
            new ClickHouseSettings(4, Duration.ofSeconds(30), 1L << 30, "default", "");

    public ClickHouseSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1, not " + connections);
        }
    }

    public ClickHouseSettings withConnections(int number) {
        return new ClickHouseSettings(number, waitDeadline, maxBodyBytes, username, password);
    }

    public ClickHouseSettings withPassword(String secret) {
        return new ClickHouseSettings(connections, waitDeadline, maxBodyBytes, username, secret);
    }

    @Override
    public String toString() {
        return "ClickHouseSettings[connections=" + connections + ", username=" + username + "]";
    }
}
