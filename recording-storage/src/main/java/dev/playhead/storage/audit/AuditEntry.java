package dev.playhead.storage.audit;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param websiteId null where it concerns the installation
 * @param actor see {@link dev.playhead.storage.access.Caller#actor}
 * @param detail texts by name, in order of their names; longer ones are cut. Never a key, a token, or what was recorded
 */
public record AuditEntry(
        @Nullable WebsiteId websiteId,
        Instant at,
        String actor,
        Action action,
        @Nullable RecordingId recordingId,
        Map<String, String> detail) {
    private static final int LONGEST = 500;

    public AuditEntry {
        detail = detail.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, one -> cut(one.getValue()), (one, _) -> one, TreeMap::new));
    }

    private static String cut(String text) {
        // PostgreSQL's JSON has no NUL
        String plain = text.replace('\0', ' ');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
