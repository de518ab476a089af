package dev.playhead.doctor.options;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, and how.
 *
 * @param url the installation's gateway
 * @param website records into this one; null = the doctor's own, for which the admin key is needed
 * @param timeout the longest wait for one hop
 * @param json a document for scripts instead of a table
 */
public record Options(
        URI url, @Nullable String website, Keys keys, Duration timeout, Thresholds thresholds, boolean json) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final int OUTAGE_SHARE = 3;
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(5);

    /** The doctor's own website: a fixed id, so that it is found without asking. */
    public static final String OWN_WEBSITE = "flid_playheaddoctor00";

    public Options {
        if (website == null && keys.admin() == null) {
            throw new UsageException("--secret-key belongs to a website: name it with --website flid_…");
        }
    }

    public boolean usesOwnWebsite() {
        return website == null;
    }

    public String websiteId() {
        return website == null ? OWN_WEBSITE : website;
    }

    /** How long a hop goes on asking while it is answered 5xx: what is being restarted is back within this. */
    public Duration outagePatience() {
        Duration share = timeout.dividedBy(OUTAGE_SHARE);
        return share.compareTo(LONGEST_OUTAGE) > 0 ? LONGEST_OUTAGE : share;
    }
}
