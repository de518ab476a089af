package dev.playhead.wire;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Makes recording ids: our own, and those that stand for an id which a client chose. Thread-safe. */
public final class RecordingIds {
    /** Fresh random bits for every id: a neighbour's id must not be guessable from one's own. */
    private static final NoArgGenerator MINT = Generators.timeBasedEpochRandomGenerator();

    private static final UUID WEBSITES = UUID.fromString("6f4d1a0e-5b0c-5c7e-9a53-2f6b1d0c8e11");

    private RecordingIds() {}

    /** A new id (UUIDv7, so ids sort by the time they were made). */
    public static RecordingId mint() {
        return new RecordingId(MINT.generate());
    }

    /**
     * The id of the recording that a client named itself (UUIDv5). The website is part of the name, so nobody can reach
     * another website's recording by naming it.
     */
    public static RecordingId external(WebsiteId website, String clientId) {
        return new RecordingId(named(named(WEBSITES, website.value()), clientId));
    }

    private static UUID named(UUID namespace, String name) {
        try {
            return Generators.nameBasedGenerator(namespace, MessageDigest.getInstance("SHA-1"))
                    .generate(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
