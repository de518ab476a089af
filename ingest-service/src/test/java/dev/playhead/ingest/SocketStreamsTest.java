package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.wire.codec.ContentEncoding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams in each encoding: flushed by the client now and then, cut into frames anywhere. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SocketStreamsTest {
    private static final int BURSTS = 3;
    private static final int EVENTS_A_BURST = 400;
    private static final int FRAME = 777;

    private final CloudClient client = new CloudClient();

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @EnumSource
    void aStreamIsStoredAsItWas(ContentEncoding encoding) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        List<String> events = new ArrayList<>();
        try (LogView log = new LogView();
                OutputStream stream = stream(encoding, sent)) {
            SocketClient socket =
                    client.socket("&contentEncoding=" + encoding.name().toLowerCase(Locale.ROOT));
            for (int burst = 0; burst < BURSTS; burst++) {
                for (int i = 0; i < EVENTS_A_BURST; i++) {
                    String event = CloudClient.event(events.size());
                    events.add(event);
                    stream.write((event + "\n").getBytes(StandardCharsets.UTF_8));
                }
                stream.flush();
                send(sent, socket);
                // What the client flushed is in the log while its stream is open.
                assertThat(log.stored(client.uid(), events.size())).isEqualTo(events);
            }
            stream.close();
            send(sent, socket);

            assertThat(socket.close()).isEqualTo(1000);
            assertThat(log.stored(client.uid(), events.size())).isEqualTo(events);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void whatCameOfAStreamWhosePeerVanishedIsStored(ContentEncoding encoding) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (LogView log = new LogView();
                OutputStream stream = stream(encoding, sent)) {
            stream.write((CloudClient.event(1) + CloudClient.event(2)).getBytes(StandardCharsets.UTF_8));
            stream.flush();
            SocketClient socket =
                    client.socket("&contentEncoding=" + encoding.name().toLowerCase(Locale.ROOT));
            send(sent, socket);

            socket.vanish();

            assertThat(log.stored(client.uid(), 2)).containsExactly(CloudClient.event(1), CloudClient.event(2));
        }
    }

    private static void send(ByteArrayOutputStream sent, SocketClient socket) {
        byte[] bytes = sent.toByteArray();
        sent.reset();
        for (int at = 0; at < bytes.length; at += FRAME) {
            socket.binary(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + FRAME)));
        }
    }

    private static OutputStream stream(ContentEncoding encoding, OutputStream into) throws IOException {
        return switch (encoding) {
            case IDENTITY -> into;
            case GZIP -> new GZIPOutputStream(into, true);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(into);
            case BR -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliOutputStream(into);
            }
        };
    }
}
