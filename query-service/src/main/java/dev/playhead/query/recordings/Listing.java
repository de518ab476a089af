package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.live.LiveRecordings;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Marked;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.wire.live.LiveAnnouncement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The list: what ClickHouse finds, as the catalog has it; what the catalog has and ClickHouse has yet to hear of; and what is announced
 * and not yet in the catalog. Without ClickHouse: the catalog's rows, with a notice. Needs a Vert.x context.
 */
@ApplicationScoped
class Listing {
    /** More than a page takes, by one for so many: some candidates are rows that have changed since, and each round reads all again. */
    private static final int ONE_STALE_IN = 4;

    private final Candidates candidates;
    private final Recordings catalog;
    private final LiveRecordings live;
    private final int mostRounds;

    Listing(Candidates candidates, Recordings catalog, LiveRecordings live, QuerySettings settings) {
        this.candidates = candidates;
        this.catalog = catalog;
        this.live = live;
        this.mostRounds = settings.listRounds();
    }

    Uni<RecordingsPage> page(Scope scope, RecordingsQuery query, Marked marked) {
        Gathering gathering = new Gathering(query);
        return fill(scope, query, marked, gathering, 1)
                .chain(() -> others(scope, query, marked, gathering))
                .map(_ -> gathering.page())
                .onFailure(Listing::isClickHouseAway)
                .recoverWithUni(() -> fromCatalog(scope, query, marked));
    }

    private Uni<Void> fill(Scope scope, RecordingsQuery query, Marked marked, Gathering gathering, int round) {
        int missing = gathering.missing();
        int most = (missing + missing / ONE_STALE_IN + 1) * round * round;
        return candidates.find(scope, gathering.rest(), marked, most).chain(found -> {
            List<UUID> ids = found.candidates().stream()
                    .map(Candidate::recordingId)
                    .distinct()
                    .toList();
            return catalog.rows(scope, ids)
                    .invoke(rows -> gathering.take(found, rows, marked))
                    .chain(() -> gathering.isFull() || round >= mostRounds
                            ? Uni.createFrom().voidItem()
                            : fill(scope, query, marked, gathering, round + 1));
        });
    }

    /** What ClickHouse can't know yet. */
    private Uni<Void> others(Scope scope, RecordingsQuery query, Marked marked, Gathering gathering) {
        Uni<Void> undelivered = query.filter().facts().isEmpty()
                ? catalog.undelivered(scope, query, marked)
                        .invoke(rows -> rows.forEach(row -> gathering.add(row, marked)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        return undelivered.chain(() -> announced(scope, query, marked, gathering));
    }

    private Uni<Void> announced(Scope scope, RecordingsQuery query, Marked marked, Gathering gathering) {
        Comparator<Place> order = Place.order(query.descending());
        List<LiveAnnouncement> fitting = live.uncatalogued(scope).stream()
                .filter(said -> Fits.announced(query.filter(), marked, said) && gathering.isBehind(place(said, query)))
                .sorted(Comparator.comparing(said -> place(said, query), order))
                .limit(query.limit() + 1L)
                .toList();
        if (fitting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = fitting.stream()
                .map(said -> said.subject().recordingId().value())
                .toList();
        return catalog.known(ids).chain(known -> {
            live.inCatalog(known.stream().map(RecordingId::new).toList());
            fitting.stream()
                    .filter(said -> !known.contains(said.subject().recordingId().value()))
                    .forEach(said -> gathering.add(place(said, query), RecordingView.of(said)));
            // Those that the catalog had made room for others that it may not have.
            return known.isEmpty() ? Uni.createFrom().voidItem() : announced(scope, query, marked, gathering);
        });
    }

    private static Place place(LiveAnnouncement said, RecordingsQuery query) {
        return new Place(query.sort().of(said), said.subject().recordingId().value());
    }

    private Uni<RecordingsPage> fromCatalog(Scope scope, RecordingsQuery query, Marked marked) {
        return catalog.list(scope, query, marked).map(page -> page.withNotice(Notice.clickHouseAway(query.filter())));
    }

    private static boolean isClickHouseAway(Throwable failure) {
        return failure instanceof ProblemException said
                && said.problem().reason().equals(ProblemException.FACTS_UNAVAILABLE);
    }

    /** A page as it fills. Used by one request, one step after the other. */
    private static final class Gathering {
        private final RecordingsQuery query;
        private final Comparator<Place> order;
        private final TreeMap<Place, RecordingView> shown;
        private final Map<UUID, Place> places = new java.util.HashMap<>();
        private Optional<Place> horizon;
        private boolean exhausted;

        Gathering(RecordingsQuery query) {
            this.query = query;
            this.order = Place.order(query.descending());
            this.shown = new TreeMap<>(order);
            this.horizon = query.after().map(Place::of);
        }

        /** What is still to be asked for. */
        RecordingsQuery rest() {
            return new RecordingsQuery(
                    query.filter(),
                    query.sort(),
                    query.descending(),
                    query.limit(),
                    horizon.map(place -> place.cursor(query)));
        }

        void take(Found found, Map<UUID, RecordingEntity> rows, Marked marked) {
            for (Candidate candidate : found.candidates()) {
                RecordingEntity row = rows.get(candidate.recordingId());
                // Where the value has changed since, this is an older row: the newer one stands elsewhere.
                boolean current = row != null
                        && (query.sort() == SortBy.STARTED_AT || query.sort().of(row) == candidate.value());
                if (row != null && current) {
                    add(row, marked);
                }
            }
            if (!found.candidates().isEmpty()) {
                horizon = Optional.of(Place.of(found.candidates().getLast()));
            }
            exhausted = found.last();
        }

        boolean isFull() {
            return exhausted || shown.size() > query.limit();
        }

        /** How many more make a page that knows whether another follows; at least one. */
        int missing() {
            return Math.max(1, query.limit() + 1 - shown.size());
        }

        boolean isBehind(Place place) {
            return query.after()
                    .map(cursor -> order.compare(place, Place.of(cursor)) > 0)
                    .orElse(true);
        }

        void add(RecordingEntity row, Marked marked) {
            if (Fits.row(query.filter(), marked, row)) {
                add(new Place(query.sort().of(row), row.recordingId), RecordingView.of(row));
            }
        }

        void add(Place place, RecordingView view) {
            if (isBehind(place) && places.putIfAbsent(place.recordingId(), place) == null) {
                shown.put(place, view);
            }
        }

        RecordingsPage page() {
            List<Map.Entry<Place, RecordingView>> rows = new ArrayList<>(shown.entrySet());
            if (!exhausted) {
                // Behind the last candidate others may stand that were not looked at.
                rows.removeIf(row ->
                        horizon.map(end -> order.compare(row.getKey(), end) > 0).orElse(false));
            }
            boolean more = rows.size() > query.limit();
            List<Map.Entry<Place, RecordingView>> page = more ? rows.subList(0, query.limit()) : rows;
            Optional<Place> next = more ? Optional.of(page.getLast().getKey()) : exhausted ? Optional.empty() : horizon;
            return new RecordingsPage(
                    page.stream().map(Map.Entry::getValue).toList(),
                    next.map(place -> place.cursor(query).text()).orElse(null),
                    null);
        }
    }
}
