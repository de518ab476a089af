package dev.playhead.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The answer to a WebSocket handshake that was not accepted; clients of WebSockets keep its body to themselves. */
record RefusedHandshake(int status, String reason) {
    static RefusedHandshake of(String path, String headers) {
        String request = "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
        try (Socket socket = new Socket("localhost", Http.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            int status = Integer.parseInt(answer.substring(9, 12));
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) socket.getInputStream().read();
            }
            int length =
                    Integer.parseInt(head.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: *(\\d+).*", "$1"));
            JsonNode body = new ObjectMapper().readTree(socket.getInputStream().readNBytes(length));
            return new RefusedHandshake(status, body.get("reason").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
