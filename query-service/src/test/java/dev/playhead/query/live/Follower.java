package dev.playhead.query.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** Somebody who follows a list, with a connection of their own. */
final class Follower implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> answer;
    private final Thread reader;
    private volatile boolean ended;

    private Follower(URI address, String header, String value) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header(header, value).build();
        answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        reader = Thread.ofVirtual().start(this::read);
    }

    static Follower open(URI address, String header, String value) throws IOException, InterruptedException {
        return new Follower(address, header, value);
    }

    int status() {
        return answer.statusCode();
    }

    /** Whether the server has ended the answer. */
    boolean ended() {
        return ended;
    }

    private void read() {
        try (InputStream body = answer.body()) {
            body.transferTo(OutputStream.nullOutputStream());
            ended = true;
        } catch (IOException e) {
            // Cut off by this side, or by the other: over in either case.
            ended = true;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        answer.body().close();
        reader.join(TimeUnit.SECONDS.toMillis(30));
        http.shutdownNow();
        http.close();
    }
}
