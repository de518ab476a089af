package dev.playhead.replay.export;

import dev.playhead.recording.RecordingId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The page around an exported recording: a player and a policy that allows it no network and no script but the player's. Built by the
 * dashboard, with a mark where the recording belongs.
 */
@ApplicationScoped
public class OfflinePlayer {
    private static final String RESOURCE = "/playhead-player/offline.html";
    private static final String ABOUT = "PLAYHEAD_ABOUT";
    private static final String EVENTS = "PLAYHEAD_EVENTS";

    private final byte[] beforeAbout;
    private final byte[] beforeEvents;
    private final byte[] afterEvents;

    public OfflinePlayer() {
        String page = page();
        int about = only(page, ABOUT);
        int events = only(page, EVENTS);
        beforeAbout = bytes(page.substring(0, about));
        beforeEvents = bytes(page.substring(about + ABOUT.length(), events));
        afterEvents = bytes(page.substring(events + EVENTS.length()));
    }

    /** Writes the events' base64. */
    @FunctionalInterface
    interface Events {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the page.
     *
     * @param atMs when it was exported, epoch ms
     * @param events base64 of the gzip of NDJSON: no character of it means anything in HTML
     */
    void write(OutputStream out, RecordingId id, long atMs, Events events) throws IOException {
        out.write(beforeAbout);
        out.write(bytes("{\"recordingId\":\"" + id + "\",\"exportedAt\":" + atMs + "}"));
        out.write(beforeEvents);
        events.writeTo(out);
        out.write(afterEvents);
    }

    private static int only(String page, String mark) {
        int at = page.indexOf(mark);
        if (at < 0 || page.indexOf(mark, at + 1) >= 0) {
            throw new IllegalStateException(RESOURCE + " must have the mark " + mark + " once");
        }
        return at;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String page() {
        try (InputStream in = OfflinePlayer.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing: the dashboard's build makes it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
