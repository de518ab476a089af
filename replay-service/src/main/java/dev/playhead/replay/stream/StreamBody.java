package dev.playhead.replay.stream;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * Writes a stream to its client. A client that left is no failure; any other failure resets the connection, so that the client sees
 * a broken body and not a short one.
 */
public final class StreamBody implements StreamingOutput {
    private static final Logger LOG = Logger.getLogger(StreamBody.class);

    private final OpenStream stream;
    private final Writer writer;

    /** Writes the body; an {@link IOException} means that the client is gone. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    public StreamBody(OpenStream stream, Writer writer) {
        this.stream = stream;
        this.writer = writer;
    }

    @Override
    public void write(OutputStream out) {
        try (stream) {
            writer.write(stream.watched(out));
        } catch (StreamEnded e) {
            LOG.debug("the stream ended early, and its client knows", e);
        } catch (IOException e) {
            LOG.debug("the client left", e);
        }
    }
}
