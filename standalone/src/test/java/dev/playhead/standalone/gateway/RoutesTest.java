package dev.playhead.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        // the native dialect, and the paths that people proxy
        "POST,    /events,                          INGEST",
        "OPTIONS, /events,                          INGEST",
        "POST,    /api/track,                       INGEST",
        "OPTIONS, /api/track,                       INGEST",
        "POST,    /analytics/events,                INGEST",
        "POST,    /recordings/r1/chunks,            INGEST",
        "OPTIONS, /recordings/r1/chunks,            INGEST",
        // rrweb Cloud
        "POST,    /recordings/r1/ingest,            INGEST",
        "POST,    /recordings/r1/events,            INGEST",
        "OPTIONS, /recordings/r1/events,            INGEST",
        "POST,    /recordings/r1/meta,              INGEST",
        "GET,     /recordings/r1/ingest/ws,         INGEST",
        "GET,     /recordings/r1/events/ws,         INGEST",
        "GET,     /recordings,                      QUERY",
        "GET,     /recordings/r1,                   QUERY",
        "GET,     /recordings/r1/events,            REPLAY",
        "HEAD,    /recordings/r1/events,            REPLAY",
        "GET,     /recordings/r1/events/more,       QUERY",
        "GET,     /recordings//events,              QUERY",
        "GET,     /recordings/events,               QUERY",
        // Dozor
        "POST,    /api/ingest,                      INGEST",
        "OPTIONS, /api/ingest,                      INGEST",
        "POST,    /api/sessions/cancel,             INGEST",
        // RePlaya
        "POST,    /api/sessions,                    INGEST",
        "POST,    /api/sessions/s1/events,          INGEST",
        "POST,    /api/sessions/s1/heartbeat,       INGEST",
        "POST,    /api/sessions/s1/stop,            INGEST",
        "DELETE,  /api/sessions/s1,                 INGEST",
        "GET,     /api/sessions,                    QUERY",
        "GET,     /api/sessions/s1,                 QUERY",
        "GET,     /api/sessions/s1/live,            REPLAY",
        "GET,     /api/sessions/index/live,         QUERY",
        "HEAD,    /api/sessions/index/live,         QUERY",
        "GET,     /api/sessions/live,               QUERY",
        // recorder scripts
        "GET,     /js/recording.js,                 INGEST",
        "GET,     /js/recording.0123abcd.js,        INGEST",
        "GET,     /main.js,                         INGEST",
        "GET,     /recording.js,                    INGEST",
        "GET,     /recorder.js,                     INGEST",
        "HEAD,    /recorder.js,                     INGEST",
        "GET,     /vendor/rrweb.min.js,             INGEST",
        "GET,     /vendor/other.js,                 QUERY",
        "GET,     /js,                              QUERY",
        // our read API
        "GET,     /api/v1/replay/r1/events,         REPLAY",
        "GET,     /api/v1/replay/r1/live,           REPLAY",
        "GET,     /api/v1/replay/r1/chunks/3,       REPLAY",
        "POST,    /api/v1/replay/r1/export,         REPLAY",
        "OPTIONS, /api/v1/replay/r1/events,         REPLAY",
        "GET,     /api/v1/replays,                  QUERY",
        "GET,     /api/v1/recordings,               QUERY",
        "GET,     /api/v1/recordings/live,          QUERY",
        "PATCH,   /api/v1/recordings/r1,            QUERY",
        "DELETE,  /api/v1/recordings/r1,            QUERY",
        "POST,    /api/v1/websites,                 QUERY",
        "POST,    /api/v1/analytics/sql,            QUERY",
        "OPTIONS, /api/v1/websites,                 QUERY",
        "GET,     /api/v1,                          QUERY",
        "POST,    /api/v10/websites,                INGEST",
        // dashboard, demo, and what stays inside
        "GET,     /,                                QUERY",
        "HEAD,    /,                                QUERY",
        "GET,     /assets/index-abc.js,             QUERY",
        "GET,     /favicon.ico,                     QUERY",
        "GET,     /demo,                            DEMO",
        "GET,     /demo/,                           DEMO",
        "GET,     /demo/cart,                       DEMO",
        "POST,    /demo/newsletter,                 DEMO",
        "GET,     /demonstration,                   QUERY",
        "GET,     /q/metrics,                       NONE",
        "GET,     /q/health/ready,                  NONE",
        "GET,     /q,                               NONE",
        "GET,     /q/openapi,                       QUERY",
        "GET,     /quick,                           QUERY",
    })
    void choosesByMethodAndPath(String method, String path, Backend backend) {
        assertThat(Routes.route(HttpMethod.valueOf(method), path)).isEqualTo(backend);
    }
}
