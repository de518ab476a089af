package dev.playhead.endtoend.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recordings from a folder: {@code .ndjson}, {@code .jsonl} or {@code .json} (an array of events, or an object with
 * {@code events}), as they are or with {@code .zst} or {@code .gz}. Other files, and JSON without events, are passed over.
 */
final class RecordingFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int META = 4;

    private RecordingFiles() {}

    /** The recordings that come with this module. */
    static Path own() {
        URL folder = Objects.requireNonNull(RecordingFiles.class.getResource("/recordings"), "/recordings");
        try {
            URI uri = folder.toURI();
            return Path.of(uri);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(folder.toString(), impossible);
        }
    }

    /**
     * @param largest characters of the largest recording that is taken
     * @throws IllegalArgumentException if there is none
     */
    static List<Recording> in(Path folder, long largest) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            List<Recording> recordings = files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.(ndjson|jsonl|json)(\\.zst|\\.gz)?"))
                    .sorted()
                    .map(file -> new Recording(folder.relativize(file).toString(), pages(lines(file))))
                    .filter(recording -> recording.events() > 0 && recording.characters() <= largest)
                    .toList();
            if (recordings.isEmpty()) {
                throw new IllegalArgumentException("There is no recording in " + folder);
            }
            return recordings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " can't be read", unreadable);
        }
    }

    private static List<String> lines(Path file) {
        String text = text(file).strip();
        try {
            // A document of its own would be an event line too, if its first line weren't broken off.
            JsonNode first = text.startsWith("[") ? JSON.readTree(text) : firstLine(text);
            JsonNode events = first.has("events") ? first.get("events") : first;
            if (events.isArray()) {
                List<String> lines = new ArrayList<>();
                events.forEach(event -> lines.add(event.toString()));
                return lines;
            }
            return events.path("type").isNumber()
                    ? text.lines().filter(line -> !line.isBlank()).toList()
                    : List.of();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(file + " is no JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private static JsonNode firstLine(String text) throws JsonProcessingException {
        try {
            return JSON.readTree(text.lines().findFirst().orElse("{}"));
        } catch (JsonProcessingException spansLines) {
            return JSON.readTree(text);
        }
    }

    /** A page load begins with a Meta of another address; checkout snapshots repeat the same one. */
    private static List<List<String>> pages(List<String> lines) {
        List<List<String>> pages = new ArrayList<>();
        String address = "";
        for (String line : lines) {
            String href = href(line);
            if (pages.isEmpty() || (!href.isEmpty() && !href.equals(address) && !address.isEmpty())) {
                pages.add(new ArrayList<>());
            }
            address = href.isEmpty() ? address : href;
            pages.getLast().add(line);
        }
        return pages;
    }

    private static String href(String line) {
        if (line.length() > 10_000 || !line.contains("\"href\"")) {
            return "";
        }
        try {
            JsonNode event = JSON.readTree(line);
            return event.path("type").asInt() == META ? event.at("/data/href").asText() : "";
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("a line is no JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private static String text(Path file) {
        String name = file.toString();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".zst")
                        ? new ZstdInputStream(raw)
                        : name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
