package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.follow.KnownRecordings;
import dev.playhead.ingest.follow.Usage;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How many recordings a website may begin in a month. Follows the indexer's totals, which come a few seconds late; what begins
 * until then slips through.
 *
 * <p>A recording whose client chose the id is not new if this instance took its start or the indexer announced it: the indexer
 * announces what it reads before it counts it, so whatever stands in the totals is known on every instance by then. Until a
 * recording that another instance began is announced (a second, or as long as indexing lags) it counts as new here.
 */
@ApplicationScoped
public class Quota {
    private final Usage usage;
    private final KnownRecordings known;

    @Inject
    public Quota(Usage usage, KnownRecordings known) {
        this.usage = usage;
        this.known = known;
    }

    /** The same where the recording is new, as far as other instances' recordings are known here. */
    public void admit(Target target, long nowMs) {
        if (!known.contains(target.recordingId())) {
            admitNew(target.website(), nowMs);
        }
    }

    /** Refuses (403 {@code quota_exceeded}) a new recording of a website whose month is used up. */
    public void admitNew(WebsiteSettings website, long nowMs) {
        if (website.monthlyQuota() > 0 && usage.recordings(website.websiteId(), nowMs) >= website.monthlyQuota()) {
            throw new Refused(Problem.quotaExceeded());
        }
    }
}
