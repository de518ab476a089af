package dev.playhead.ingest.script;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The recorder's files, read once from the class path. */
@ApplicationScoped
public class RecorderFiles {
    private static final String FOLDER = "playhead-recorder/";

    private final Map<String, Optional<RecorderFile>> loaded = new ConcurrentHashMap<>();

    /**
     * A file and its entity tag.
     *
     * @param eTag without quotes
     */
    public record RecorderFile(String text, String eTag) {}

    /** The file of that path, if the recorder was built with it. Only for fixed names: every name is remembered. */
    public Optional<RecorderFile> find(String path) {
        return loaded.computeIfAbsent(path, RecorderFiles::load);
    }

    private static Optional<RecorderFile> load(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(FOLDER + path)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] bytes = file.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Optional.of(new RecorderFile(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(hash, 0, 12)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
