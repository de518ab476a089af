package dev.playhead.endtoend;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What visitors of real user interfaces did, as rrweb recorded it; made by {@code end-to-end/src/recordings}. The events of
 * a recording are read anew at each call: together they are some 40 MB.
 */
final class RealRecordings {

    private static final String FOLDER = "/recordings/";

    private RealRecordings() {}

    /** All recordings, by name. */
    static List<RealRecording> all() {
        try (InputStream manifest = open("manifest.json")) {
            return Api.JSON.readValue(manifest, Manifest.class).recordings();
        } catch (IOException e) {
            throw new UncheckedIOException("manifest.json", e);
        }
    }

    static RealRecording named(String name) {
        return all().stream()
                .filter(recording -> recording.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recording is named " + name));
    }

    private static InputStream open(String file) {
        InputStream found = RealRecordings.class.getResourceAsStream(FOLDER + file);
        if (found == null) {
            throw new IllegalStateException(FOLDER + file + " is not on the class path");
        }
        return found;
    }

    private record Manifest(List<RealRecording> recordings) {}

    /**
     * One entry of the manifest; what its numbers mean stands in {@code end-to-end/src/recordings/README.md}.
     *
     * @param page path of the first page
     * @param rawBytes length of {@link #ndjson}
     * @param sha256 of {@link #ndjson}, in hex
     * @param documents page loads, in order; each starts node ids anew
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RealRecording(
            String name,
            String page,
            Source source,
            String rrwebVersion,
            int events,
            long rawBytes,
            String sha256,
            long durationMs,
            long largestEventBytes,
            int clicks,
            int inputs,
            int errors,
            int consoleCalls,
            int keyframes,
            int identicalNeighbours,
            List<Document> documents) {

        /** The events as rrweb emitted them, one JSON object a line, each line ended by {@code \n}. */
        byte[] ndjson() {
            try (InputStream packed = open(name + ".ndjson.zst");
                    ZstdInputStream events = new ZstdInputStream(packed)) {
                return events.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }

        /** The lines of {@link #ndjson}. */
        List<String> lines() {
            return new String(ndjson(), StandardCharsets.UTF_8).lines().toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The npm package whose pages were visited. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Source(String version, String licence) {}

    /** A page load, and the index of its first event. */
    record Document(int firstEvent, String page) {}
}
