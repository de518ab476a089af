package dev.playhead.standalone.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.Map;

/**
 * Carries a WebSocket from client to service as bytes, closing handshake included. Both directions are piped with back
 * pressure: while ingest doesn't read, the gateway doesn't read either, and the client is slowed down instead of
 * buffered. That is why the service is reached by a plain socket: an upgraded connection of the HTTP client never says
 * that its queue is full.
 */
final class UpgradeTunnel {
    private final NetClient client;

    UpgradeTunnel(NetClient client) {
        this.client = client;
    }

    static boolean wanted(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    void open(HttpServerRequest request, Backend backend, int port) {
        request.pause();
        client.connect(port, "127.0.0.1")
                .onSuccess(service -> shake(request, backend, service))
                .onFailure(unreachable -> refuse(request, backend));
    }

    private static void shake(HttpServerRequest request, Backend backend, NetSocket service) {
        Buffer received = Buffer.buffer();
        service.handler(bytes -> {
            received.appendBuffer(bytes);
            try {
                AnswerHead.read(received).ifPresent(head -> proceed(request, service, head));
            } catch (IllegalArgumentException noHttp) {
                service.close();
            }
        });
        service.endHandler(end -> refuse(request, backend));
        service.write(askFor(request));
    }

    private static Buffer askFor(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : request.headers()) {
            if (Forwarding.travelsOn(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        // Some browsers send "keep-alive, Upgrade", which servers refuse.
        headers.set("Connection", "Upgrade");
        Forwarding.describeClient(request, headers);
        var head = new StringBuilder("GET " + request.uri() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return Buffer.buffer(head.append("\r\n").toString(), "ISO-8859-1");
    }

    private static void proceed(HttpServerRequest request, NetSocket service, AnswerHead head) {
        if (head.status() == 101) {
            join(request, service, head);
        } else if (head.rest().length() >= head.contentLength()) {
            handOverRefusal(request, head);
            service.close();
        }
    }

    private static void join(HttpServerRequest request, NetSocket service, AnswerHead head) {
        service.pause();
        service.handler(null).endHandler(null);
        request.response().setStatusCode(101).headers().addAll(head.headers());
        request.toNetSocket()
                .onSuccess(browser -> {
                    if (head.rest().length() > 0) {
                        browser.write(head.rest());
                    }
                    browser.pipeTo(service);
                    service.pipeTo(browser);
                })
                .onFailure(gone -> service.close());
    }

    private static void handOverRefusal(HttpServerRequest request, AnswerHead head) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        response.setStatusCode(head.status());
        head.headers().forEach((name, value) -> {
            if (Forwarding.travelsOn(name)) {
                response.headers().add(name, value);
            }
        });
        request.resume();
        response.end(head.rest().getBuffer(0, head.contentLength()));
    }

    private static void refuse(HttpServerRequest request, Backend backend) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        request.resume();
        response.setStatusCode(503)
                .putHeader("Retry-After", Problem.RETRY_AFTER_SECONDS)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Problem.unavailable(backend));
    }
}
