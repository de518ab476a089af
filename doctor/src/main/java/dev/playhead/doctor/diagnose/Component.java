package dev.playhead.doctor.diagnose;

import java.util.Locale;

/** What can be broken. In the order of suspicion: the breakdown of an earlier one looks like one of a later one. */
public enum Component {
    GATEWAY(
            "nothing answers at this address: the gateway is down, or the address, DNS, TLS or a firewall is wrong",
            "nothing that comes from outside; services and recordings are untouched"),
    KAFKA(
            "Kafka doesn't acknowledge or can't be reached: brokers, in-sync replicas, full disks, credentials",
            "lists and analytics. Nothing is taken and nothing replayed; recorders keep what they can't send and try again"),
    POSTGRESQL(
            "PostgreSQL, which holds the catalog, doesn't answer: server, credentials, connection limit, full disk",
            "recording: ingest goes on taking. Nothing can be listed or replayed, the indexer waits"),
    OBJECT_STORAGE(
            "object storage doesn't take or give objects: endpoint, credentials, bucket, space",
            "recording, lists, live view and replays of the log's tail. Stored replays break off, the indexer waits"),
    CLICKHOUSE(
            "ClickHouse doesn't answer: server, credentials, full disk",
            "recording, lists and replays. Analytics wait, and facts are loaded later"),
    INGEST(
            "no instance of ingest is up and ready, or it fails: its log says why",
            "lists, replays and analytics. Recorders keep what they can't send"),
    INDEXER(
            "no indexer is up, or it doesn't get on: its log repeats the step that isn't answered",
            "recording, live view and replays, which read the log. Lists and analytics lag"),
    QUERY(
            "no instance of query is up and ready, or it fails: its log says why",
            "recording and replays by address. No lists, no dashboard, no settings"),
    REPLAY(
            "no instance of replay is up and ready, or it fails: its log says why",
            "recording, lists and analytics. Nothing can be watched"),
    SETTINGS("the installation works, but refuses this: the key, or the website's settings", "everything else");

    private final String likelyCause;
    private final String stillWorks;

    Component(String likelyCause, String stillWorks) {
        this.likelyCause = likelyCause;
        this.stillWorks = stillWorks;
    }

    /** In JSON and as the anchor in docs/operate/doctor.md; never changes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String likelyCause() {
        return likelyCause;
    }

    /** For users, while it is broken. */
    public String stillWorks() {
        return stillWorks;
    }

    /** The page to read, from the root of the project. */
    public String page() {
        return "docs/operate/doctor.md#" + wireName();
    }
}
