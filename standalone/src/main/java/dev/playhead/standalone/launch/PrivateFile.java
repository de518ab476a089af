package dev.playhead.standalone.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Small files that only their owner may read, and that a reader never sees half written. */
public final class PrivateFile {
    static final ObjectMapper JSON = new ObjectMapper();

    private PrivateFile() {}

    public static void write(Path file, String text) {
        try {
            Path partial = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    ".partial",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, text, StandardCharsets.UTF_8);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Can't write " + file, unwritable);
        }
    }

    static void writeJson(Path file, JsonNode content) {
        write(file, content.toPrettyString() + "\n");
    }

    /** The file's content, or empty where there is no such file. */
    public static Optional<JsonNode> readJson(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Can't read " + file, unreadable);
        }
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("Can't delete " + file, undeletable);
        }
    }
}
