package dev.playhead.standalone.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * Who answers which path. The same table stands in docs/architecture.md; every other gateway in front of Playhead
 * follows it too.
 */
public final class Routes {
    private static final Set<String> RECORDER_SCRIPTS =
            Set.of("/main.js", "/recording.js", "/recorder.js", "/vendor/rrweb.min.js");

    /** The list of sessions as a stream; looks like one of them. */
    private static final String SESSION_LIST = "/api/sessions/index/live";

    private Routes() {}

    /**
     * Chooses by method and path only, so that any Gateway API implementation can do the same.
     *
     * @param path the request's path, without its query
     */
    public static Backend route(HttpMethod method, String path) {
        if (isUnder(path, "/demo")) {
            return Backend.DEMO;
        }
        if (isUnder(path, "/q")) {
            return isUnder(path, "/q/openapi") ? Backend.QUERY : Backend.NONE;
        }
        if (isUnder(path, "/api/v1")) {
            return isUnder(path, "/api/v1/replay") ? Backend.REPLAY : Backend.QUERY;
        }
        if (path.endsWith("/ws") || path.startsWith("/js/") || RECORDER_SCRIPTS.contains(path)) {
            return Backend.INGEST;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return Backend.INGEST;
        }
        return isEventStream(path) ? Backend.REPLAY : Backend.QUERY;
    }

    /** The dialects' own paths to a recording's events: {@code /recordings/{id}/events}, {@code /api/sessions/{id}/live}. */
    private static boolean isEventStream(String path) {
        return isItemOf(path, "/recordings/", "/events")
                || (isItemOf(path, "/api/sessions/", "/live") && !path.equals(SESSION_LIST));
    }

    private static boolean isItemOf(String path, String collection, String view) {
        int idStart = collection.length();
        int idEnd = path.length() - view.length();
        return path.startsWith(collection)
                && path.endsWith(view)
                && idStart < idEnd
                && path.indexOf('/', idStart) == idEnd;
    }

    private static boolean isUnder(String path, String folder) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }
}
