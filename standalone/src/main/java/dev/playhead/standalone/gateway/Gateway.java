package dev.playhead.standalone.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One port in front of the services. Bodies stream both ways without being collected, whatever their size; limits are
 * the services' own. A service that can't be reached is a 503 with {@code Retry-After}.
 */
public final class Gateway implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
    private static final int EVENT_LOOPS = 2;
    private static final int CLOSE_PATIENCE_SECONDS = 5;

    private final Vertx vertx;

    private Gateway(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Listens at once; services may come up later.
     *
     * @param host address to listen on, {@code 0.0.0.0} for all
     * @param ports the services' ports on this machine; a backend without one is unavailable
     * @throws GatewayNotStartedException when the port can't be bound
     */
    public static Gateway start(String host, int port, Map<Backend, Integer> ports, DemoPages demo) {
        Vertx vertx = Vertx.vertx();
        var options = new DeploymentOptions().setInstances(EVENT_LOOPS);
        try {
            vertx.deployVerticle(() -> new Listener(host, port, ports, demo), options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            vertx.close();
            throw new GatewayNotStartedException(host, port, failure.getCause());
        }
        return new Gateway(vertx);
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** One event loop's share of the gateway. */
    private static final class Listener extends AbstractVerticle {
        private final String host;
        private final int port;
        private final Map<Backend, Integer> ports;
        private final DemoPages demo;

        Listener(String host, int port, Map<Backend, Integer> ports, DemoPages demo) {
            this.host = host;
            this.port = port;
            this.ports = ports;
            this.demo = demo;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpClient client = vertx.httpClientBuilder()
                    .with(GatewayLimits.client())
                    // Each request on it is answered for itself; a dying service would fill the log with the rest.
                    .withConnectHandler(connection -> connection.exceptionHandler(
                            broken -> LOG.log(System.Logger.Level.DEBUG, "A service's connection broke", broken)))
                    .build();
            HttpProxy proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                    .origin((context) -> client.request(target(context)))
                    .addInterceptor(new Announce());
            var tunnel = new UpgradeTunnel(vertx.createNetClient(GatewayLimits.tunnel()));
            vertx.createHttpServer(GatewayLimits.server())
                    .requestHandler(request -> answer(request, proxy, tunnel))
                    .listen(port, host)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void answer(HttpServerRequest request, HttpProxy proxy, UpgradeTunnel tunnel) {
            Backend backend = Routes.route(request.method(), request.path());
            switch (backend) {
                case DEMO -> demo.answer(request);
                case NONE ->
                    Problem.answer(
                            request, 404, "Not found", "Health and metrics are on the services' ports", "not_public");
                case INGEST, QUERY, REPLAY -> {
                    if (UpgradeTunnel.wanted(request)) {
                        tunnel.open(request, backend, ports.getOrDefault(backend, 0));
                    } else {
                        proxy.handle(request);
                    }
                }
            }
        }

        private RequestOptions target(ProxyContext context) {
            return new RequestOptions().setHost("127.0.0.1").setPort(ports.getOrDefault(backendOf(context), 0));
        }
    }

    private static Backend backendOf(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return Routes.route(request.method(), request.path());
    }

    /** Tells services who asked, and clients when a service is away. */
    private static final class Announce implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest request = context.request().proxiedRequest();
            // The gateway has told the client to continue already.
            context.request().headers().remove("Expect");
            Forwarding.describeClient(request, context.request().headers());
            if (request.authority() != null) {
                context.request().setAuthority(request.authority());
            }
            return context.sendRequest().recover(unreachable -> Future.succeededFuture(unavailable(context)));
        }

        private static ProxyResponse unavailable(ProxyContext context) {
            String body = Problem.unavailable(backendOf(context));
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(503)
                    .putHeader("Retry-After", Problem.RETRY_AFTER_SECONDS)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .setBody(Body.body(Buffer.buffer(body)));
        }
    }

    /** Sizes and waits of the gateway, each wider than any service's own. */
    private static final class GatewayLimits {
        /** Tokens travel in the query string of unload requests, so lines are longer than the usual 4 KiB. */
        static final int MAX_REQUEST_LINE_BYTES = 16 * 1024;

        static final int MAX_HEADER_BYTES = 64 * 1024;
        static final int CONNECT_TIMEOUT_MS = 2_000;

        /** Shorter than a service's own, so that no request goes into a connection that is being closed. */
        static final int IDLE_CONNECTION_SECONDS = 20;

        /** A live viewer holds a connection for as long as it watches: this bounds viewers and writers together. */
        static final int MAX_CONNECTIONS_PER_SERVICE = 10_000;

        static HttpServerOptions server() {
            return new HttpServerOptions()
                    .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                    .setMaxHeaderSize(MAX_HEADER_BYTES)
                    .setHandle100ContinueAutomatically(true)
                    // An upgraded request has neither a Host header nor chunks, which the way to the services needs.
                    .setHttp2ClearTextEnabled(false);
        }

        static NetClientOptions tunnel() {
            return new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS);
        }

        static HttpClientOptions client() {
            return new HttpClientOptions()
                    .setMaxPoolSize(MAX_CONNECTIONS_PER_SERVICE)
                    .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                    .setMaxHeaderSize(MAX_HEADER_BYTES)
                    .setConnectTimeout(CONNECT_TIMEOUT_MS)
                    .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS);
        }
    }
}
