package dev.playhead.query.usage;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.UsageDayEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;

/** The only reader of what websites have used, day by day. Needs a Vert.x context. */
@ApplicationScoped
class Usage {
    /** The UTC days of a month on which the website used something, in order. */
    Uni<List<UsageView.Day>> of(WebsiteId websiteId, YearMonth month) {
        return Panache.withSession(() -> UsageDayEntity.<UsageDayEntity>list(
                        "key.websiteId = ?1 and key.day >= ?2 and key.day < ?3 order by key.day",
                        websiteId.value(),
                        month.atDay(1),
                        month.plusMonths(1).atDay(1)))
                .map(rows -> rows.stream().map(UsageView.Day::of).toList());
    }
}
