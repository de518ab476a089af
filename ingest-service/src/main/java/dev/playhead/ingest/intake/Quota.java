package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.follow.Usage;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How many recordings a website may begin in a month. Follows the indexer's totals, which come a few seconds late: what
 * slips through is refused by the indexer, which counts exactly.
 */
@ApplicationScoped
public class Quota {
    private final Usage usage;

    @Inject
    public Quota(Usage usage) {
        this.usage = usage;
    }

    /** Refuses (403 {@code quota_exceeded}) a new recording of a website whose month is used up. */
    public void admitNew(WebsiteSettings website, long nowMs) {
        if (website.monthlyQuota() > 0 && usage.recordings(website.websiteId(), nowMs) >= website.monthlyQuota()) {
            throw new Refused(
                    Problem.forbidden("quota_exceeded", "the website's recordings of this month are used up"));
        }
    }
}
