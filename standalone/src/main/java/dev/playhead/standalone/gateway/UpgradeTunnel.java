package dev.playhead.standalone.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries a WebSocket from client to service as bytes. Both directions are piped with back pressure: while ingest
 * doesn't read, the gateway doesn't read either, and the client is slowed down instead of buffered.
 */
final class UpgradeTunnel {
    private static final int MAX_BYTES_UNDER_WAY = 256 * 1024;

    private final HttpClient client;

    UpgradeTunnel(HttpClient client) {
        this.client = client;
    }

    static boolean wanted(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    void open(HttpServerRequest request, Backend backend, int port) {
        request.pause();
        var target = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(request.uri());
        client.request(target)
                .compose(outbound -> shake(request, outbound))
                .onSuccess(answer -> join(request, answer))
                .onFailure(unreachable -> refuse(request, backend));
    }

    private static Future<HttpClientResponse> shake(HttpServerRequest request, HttpClientRequest outbound) {
        for (Map.Entry<String, String> header : request.headers()) {
            if (Forwarding.travelsOn(header.getKey())) {
                outbound.headers().add(header.getKey(), header.getValue());
            }
        }
        // Some browsers send "keep-alive, Upgrade", which servers refuse.
        outbound.headers().set("Connection", "Upgrade");
        Forwarding.describeClient(request, outbound.headers());
        return outbound.connect();
    }

    private static void join(HttpServerRequest request, HttpClientResponse answer) {
        var response = request.response().setStatusCode(answer.statusCode());
        if (answer.statusCode() != 101) {
            answer.headers().forEach((name, value) -> {
                if (Forwarding.travelsOn(name)) {
                    response.headers().add(name, value);
                }
            });
            if (!answer.headers().contains("Content-Length")) {
                response.setChunked(true);
            }
            request.resume();
            answer.pipeTo(response);
            return;
        }
        response.headers().addAll(answer.headers());
        NetSocket service = answer.netSocket();
        service.pause();
        request.toNetSocket()
                .onSuccess(browser -> {
                    pump(browser, service);
                    service.pipeTo(browser).onComplete(done -> browser.close());
                })
                .onFailure(gone -> service.close());
    }

    /** Not {@code pipeTo}: a client connection's socket never says that its queue is full, so what is under way is counted. */
    private static void pump(NetSocket browser, NetSocket service) {
        var underWay = new AtomicInteger();
        browser.handler(bytes -> {
            if (underWay.addAndGet(bytes.length()) > MAX_BYTES_UNDER_WAY) {
                browser.pause();
            }
            service.write(bytes).onComplete(written -> {
                if (underWay.addAndGet(-bytes.length()) <= MAX_BYTES_UNDER_WAY / 2) {
                    browser.resume();
                }
            });
        });
        browser.endHandler(end -> service.close());
    }

    private static void refuse(HttpServerRequest request, Backend backend) {
        request.resume();
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", Problem.RETRY_AFTER_SECONDS)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Problem.unavailable(backend));
    }
}
