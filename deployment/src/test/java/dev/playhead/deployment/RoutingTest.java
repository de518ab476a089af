package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.standalone.gateway.Backend;
import dev.playhead.standalone.gateway.Routes;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standalone's gateway, compose's and the HTTPRoutes send the same requests to the same services. */
class RoutingTest {
    private static final NginxRoutes COMPOSE = NginxRoutes.read();
    private static final HttpRoutes KUBERNETES = HttpRoutes.read();

    @ParameterizedTest
    @CsvSource(textBlock = """
            POST,    /events,                                   ingest
            OPTIONS, /events,                                   ingest
            POST,    /api/track,                                ingest
            OPTIONS, /api/track,                                ingest
            POST,    /analytics/events,                         ingest
            POST,    /recordings/a/chunks,                      ingest
            POST,    /recordings/a/ingest,                      ingest
            POST,    /recordings/a/events,                      ingest
            PUT,     /recordings/a/events,                      ingest
            POST,    /recordings/a/meta,                        ingest
            GET,     /recordings/a/ingest/ws,                   ingest
            GET,     /recordings/a/events/ws,                   ingest
            GET,     /ws,                                       ingest
            POST,    /api/ingest,                               ingest
            OPTIONS, /api/ingest,                               ingest
            POST,    /api/sessions/cancel,                      ingest
            POST,    /api/sessions,                             ingest
            POST,    /api/sessions/a/events,                    ingest
            POST,    /api/sessions/a/heartbeat,                 ingest
            POST,    /api/sessions/a/stop,                      ingest
            POST,    /api/sessions/a/live,                      ingest
            DELETE,  /api/sessions/a,                           ingest
            GET,     /js/recording.js,                          ingest
            GET,     /js/recording.3fa9.js,                     ingest
            HEAD,    /main.js,                                  ingest
            GET,     /recording.js,                             ingest
            GET,     /recorder.js,                              ingest
            GET,     /vendor/rrweb.min.js,                      ingest
            GET,     /recordings/a/events,                      replay
            HEAD,    /recordings/a/events,                      replay
            GET,     /api/sessions/a/live,                      replay
            GET,     /api/sessions/index/live,                  query
            HEAD,    /api/sessions/index/live,                  query
            GET,     /api/v1/replay/a/events,                   replay
            GET,     /api/v1/replay/a/live,                     replay
            GET,     /api/v1/replay/a/chunks/0,                 replay
            OPTIONS, /api/v1/replay/a/events,                   replay
            GET,     /api/v1/replay,                            replay
            GET,     /api/v1/replays,                           query
            GET,     /recordings,                               query
            GET,     /recordings/a,                             query
            GET,     /recordings/a/b/events,                    query
            GET,     /recordings//events,                       query
            GET,     /api/sessions,                             query
            GET,     /api/sessions/a,                           query
            GET,     /api/v1/recordings,                        query
            GET,     /api/v1/recordings/live,                   query
            PATCH,   /api/v1/recordings/a,                      query
            DELETE,  /api/v1/recordings/a,                      query
            POST,    /api/v1/analytics/sql,                     query
            POST,    /api/v1/websites,                          query
            GET,     /api/v1/openapi,                           query
            GET,     /api/v1/socket/ws,                         query
            GET,     /api/v10,                                  query
            POST,    /api/v10,                                  ingest
            GET,     /,                                         query
            HEAD,    /,                                         query
            GET,     /assets/index.js,                          query
            GET,     /recordings/a/player,                      query
            GET,     /mainXjs,                                  query
            GET,     /vendor/other.js,                          query
            GET,     /demonstration,                            query
            GET,     /quick,                                    query
            GET,     /q/openapi,                                query
            GET,     /q/health/live,                            none
            GET,     /q/metrics,                                none
            POST,    /q/anything,                               none
            GET,     /q,                                        none
            GET,     /demo/,                                    none
            GET,     /demo/cart,                                none
            """)
    void agreeOn(String method, String path, String service) {
        assertThat(standalone(method, path)).as("standalone").isEqualTo(service);
        assertThat(COMPOSE.serviceOf(method, path))
                .as("docker/gateway/routes.map")
                .isEqualTo(service);
        assertThat(KUBERNETES.firstThatFits(method, path))
                .as("HTTPRoute in its order")
                .isEqualTo(service);
        assertThat(KUBERNETES.mostSpecific(method, path))
                .as("HTTPRoute by precedence")
                .isEqualTo(service);
    }

    private static String standalone(String method, String path) {
        Backend backend = Routes.route(HttpMethod.valueOf(method), path);
        return switch (backend) {
            case INGEST -> "ingest";
            case QUERY -> "query";
            case REPLAY -> "replay";
            // The demo shop belongs to standalone alone.
            case DEMO, NONE -> "none";
        };
    }
}
