package dev.playhead.query.walk;

import java.util.List;
import java.util.Set;

/** What an operation is about: this decides whom it must refuse, and how. */
enum Kind {
    /** Of the one website in its path. */
    WEBSITE,
    /** Of the one recording in its path. */
    RECORDING,
    /** Answers what the caller's websites have, all or one of them. */
    LISTING,
    /** Concerns the installation. */
    OPERATOR,
    /** Concerns the caller alone. */
    OWN,
    /** For everybody: gives nothing of anybody's. */
    OPEN;

    private static final Set<String> OPERATORS = Set.of("POST /api/v1/websites", "GET /api/v1/system");
    private static final Set<String> OWNS = Set.of("GET /api/v1/me", "POST /api/v1/logout");
    private static final Set<String> OPENS =
            Set.of("GET /api/v1/login", "POST /api/v1/login", "GET /api/v1/login/oidc");
    private static final List<String> LISTS = List.of(
            "/api/v1/recordings",
            "/api/v1/websites",
            "/api/v1/analytics/",
            "/api/v1/sessions/",
            "/api/v1/visitors/",
            "/api/v1/users/",
            "/api/v1/erasures",
            "/api/v1/filters",
            "/recordings",
            "/api/sessions");

    /** Unsafe operations that a viewer may use all the same: they read, or mark for the viewer alone. */
    private static final List<String> VIEWERS = List.of("/analytics/sql", "/star", "/seen");

    /** What a share link opens of its recording. */
    private static final Set<String> GUESTS = Set.of("GET /api/v1/recordings/{recordingId}", "GET /api/sessions/{id}");

    /** What can be asked of a recording that is gone: to erase what may be left of it, how that went, and to take links back. */
    private static final Set<String> AFTERWARDS = Set.of(
            "DELETE /api/v1/recordings/{recordingId}",
            "GET /api/v1/recordings/{recordingId}/erasure",
            "DELETE /api/v1/recordings/{recordingId}/shares/{shareId}");

    /** @throws AssertionError for an operation that nobody has thought about: name its kind here */
    static Kind of(Operation operation) {
        String name = operation.toString();
        if (OPERATORS.contains(name)) {
            return OPERATOR;
        }
        if (OWNS.contains(name)) {
            return OWN;
        }
        if (OPENS.contains(name)) {
            return OPEN;
        }
        if (operation.path().contains("{websiteId}")) {
            return WEBSITE;
        }
        if (operation.path().contains("{recordingId}")
                || operation.path().matches("/(recordings|api/sessions)/\\{id}.*")) {
            return RECORDING;
        }
        if (LISTS.stream().anyMatch(operation.path()::startsWith)) {
            return LISTING;
        }
        throw new AssertionError("who may use " + name + "? Name its kind in " + Kind.class.getName());
    }

    static boolean viewersMay(Operation operation) {
        return VIEWERS.stream().anyMatch(operation.path()::endsWith);
    }

    static boolean outlivesItsRecording(Operation operation) {
        return AFTERWARDS.contains(operation.toString());
    }

    static boolean guestsMay(Operation operation) {
        return GUESTS.contains(operation.toString());
    }
}
