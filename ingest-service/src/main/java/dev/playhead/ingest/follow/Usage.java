package dev.playhead.ingest.follow;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.usage.UsageTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each website has used of its month, as the indexer published it. Thread-safe. */
@ApplicationScoped
public class Usage {
    private final Map<WebsiteId, UsageTotals> newest = new ConcurrentHashMap<>();

    /** Takes totals in, unless newer ones are here. */
    public void put(UsageTotals totals) {
        newest.merge(totals.websiteId(), totals, (had, came) -> came.isNewerThan(had) ? came : had);
    }

    /** Forgets a website that was deleted. */
    public void remove(WebsiteId id) {
        newest.remove(id);
    }

    /**
     * Recordings begun in the month that a moment lies in.
     *
     * @param atMs epoch milliseconds
     */
    public long recordings(WebsiteId id, long atMs) {
        UsageTotals totals = newest.get(id);
        return totals == null || !totals.month().equals(UsageTotals.monthOf(atMs)) ? 0 : totals.recordings();
    }
}
