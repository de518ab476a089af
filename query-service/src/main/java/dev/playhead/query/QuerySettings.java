package dev.playhead.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set of the query-service. */
@ConfigMapping(prefix = "playhead.query")
public interface QuerySettings {
    /** Rows of a page where a list request names no {@code limit}. */
    @WithDefault("50")
    int pageSize();

    /** Highest {@code limit} that a list request may name. */
    @WithDefault("200")
    int largestPageSize();

    /** How often all websites' settings are published again, which heals a crash between commit and publish. */
    @WithDefault("60s")
    Duration republishInterval();

    /** How long a changed website waits for Kafka to take its settings; after that the next republish brings them. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** How long a request for facts waits for ClickHouse; after that it is answered with 503. */
    @WithDefault("10s")
    Duration factsTimeout();

    /** How long a list of recordings waits for ClickHouse; after that the catalog's newest are listed, with a notice. */
    @WithDefault("3s")
    Duration listTimeout();

    /** Rounds that a page may take to find its recordings among rows that have changed since; then it is a short one. */
    @WithDefault("5")
    int listRounds();

    /** Stars, and recordings that one person has seen, that a filter by them looks at: the latest. */
    @WithDefault("5000")
    int filteredMarks();

    /** How long a deletion waits for Kafka to take it; after that it is answered with 503, and may be repeated. */
    @WithDefault("5s")
    Duration erasureTimeout();

    /** How long each part of the system has to answer when an operator asks how it stands. */
    @WithDefault("2s")
    Duration probeTimeout();

    /** An indexer that was silent for longer counts as gone. */
    @WithDefault("15s")
    Duration indexerSilence();

    /** Keys that one website may have; further ones are refused until one is revoked. */
    @WithDefault("50")
    int mostKeys();

    /** The audit log. */
    Audit audit();

    /** The log of who did what. */
    interface Audit {
        /** Entries that are older are removed. */
        @WithDefault("365d")
        Duration retention();

        /** How often that is looked for. */
        @WithDefault("1h")
        Duration sweepInterval();
    }

    /** Logins of browsers. */
    Login login();

    /** Logins of browsers, and their sessions. */
    interface Login {
        /** A session ends after this long, whatever it was used for. */
        @WithDefault("12h")
        Duration sessionDuration();

        /** Logins that may fail from one address in {@code failure-window}; until that is over further ones are answered 429. */
        @WithDefault("10")
        int mostFailures();

        /** How long failed logins of an address count. */
        @WithDefault("10m")
        Duration failureWindow();

        /** Addresses whose failed logins are remembered, by each instance. */
        @WithDefault("10000")
        int rememberedAddresses();

        /** How often sessions that are over are removed. */
        @WithDefault("10m")
        Duration sweepInterval();

        /**
         * Whether people log in by an OpenID provider, beside keys; {@code quarkus.oidc.auth-server-url}, {@code quarkus.oidc.client-id}
         * and {@code quarkus.oidc.credentials.secret} (at least 32 characters) say by which.
         */
        @WithDefault("false")
        boolean oidc();

        /**
         * Addresses of people who may do what the admin key may, once they have logged in by the OpenID provider. Whoever is taken
         * off it is none when query-service has restarted.
         */
        Optional<List<String>> operators();
    }

    /** Links to recordings. */
    Shares shares();

    /** The list of recordings as a stream. */
    LiveList liveList();

    /** The list of recordings as a stream of what begins, goes on and ends. */
    interface LiveList {
        /** How often a viewer is told that the stream is alive. */
        @WithDefault("15s")
        Duration keepalive();

        /**
         * How often is asked again whether what a list was opened by still opens it: that long at most it outlives the end of its key,
         * session or membership.
         */
        @WithDefault("3s")
        Duration accessCheck();

        /** Announcements that wait for one viewer; one that falls further behind is disconnected, and begins anew. */
        @WithDefault("1000")
        int waiting();

        /** Who may follow lists at once, at one instance; further ones are answered with 503. */
        @WithDefault("500")
        int followers();

        /** Announced recordings that are remembered, for the list to show them before they are in the catalog; the oldest are forgotten first. */
        @WithDefault("20000")
        int announced();

        /** Recordings of which a viewer is told that they were erased: the latest that it was shown. */
        @WithDefault("1000")
        int remembered();
    }

    /** Websites as they are when nobody has set anything. */
    NewWebsites newWebsites();

    /** Websites as they are when nobody has set anything. */
    interface NewWebsites {
        /** Days for which recordings are kept after their end. */
        @WithDefault("30")
        int retentionDays();
    }

    /** What people write about recordings. */
    Notes notes();

    /** What people write about recordings, and the filters that they keep. */
    interface Notes {
        /** Characters of a note, at most. */
        @WithDefault("4000")
        int longest();

        /** Notes that a recording may have. */
        @WithDefault("500")
        int most();

        /** Saved filters that a website may have. */
        @WithDefault("200")
        int mostFilters();
    }

    /** Links to recordings, for people without a key. */
    interface Shares {
        /** A link opens for at most this long. */
        @WithDefault("30d")
        Duration longest();

        /** Open links that one recording may have; further ones are refused until one is revoked or expires. */
        @WithDefault("100")
        int mostOpen();

        /** Where people open Playhead, as {@code https://replays.example.org/}; by default where the request for a link came to. */
        Optional<URI> publicUrl();
    }
}
