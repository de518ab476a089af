package dev.playhead.query.recordings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Marked;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.RecordingEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The only reader of recordings' rows: nothing else in this service may touch them (a test enforces it). Needs a Vert.x context. */
@ApplicationScoped
public class Recordings {
    /** A page of what the scope covers, in the query's order; filters by pages and facts aside. */
    Uni<RecordingsPage> list(Scope scope, RecordingsQuery query, Marked marked) {
        return rows(query, listed(scope, query, marked)).map(rows -> page(rows, query));
    }

    /** What ClickHouse has yet to hear of, in the query's order; filters by pages and facts aside. One more than the page holds. */
    Uni<List<RecordingEntity>> undelivered(Scope scope, RecordingsQuery query, Marked marked) {
        return rows(query, listed(scope, query, marked).undelivered());
    }

    /** Those of the recordings that the scope covers and that are neither erased nor expired. */
    Uni<Map<UUID, RecordingEntity>> rows(Scope scope, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Conditions conditions = new Conditions(scope).recordings(ids);
        return Panache.withSession(() -> RecordingEntity.<RecordingEntity>list(conditions.where(), conditions.values()))
                .map(rows -> rows.stream()
                        .filter(row -> found(row) instanceof FoundRecording.Present)
                        .collect(Collectors.toMap(row -> row.recordingId, row -> row)));
    }

    /** Which of the recordings the catalog has, in whatever state and of whichever website: says nothing else of them. */
    Uni<Set<UUID>> known(Collection<UUID> ids) {
        return Panache.withSession(
                        () -> RecordingEntity.<RecordingEntity>list("recordingId in :ids", Map.of("ids", ids)))
                .map(rows -> rows.stream().map(row -> row.recordingId).collect(Collectors.toSet()));
    }

    private static Conditions listed(Scope scope, RecordingsQuery query, Marked marked) {
        Conditions conditions = new Conditions(scope).listed(query).marked(marked);
        if (!query.filter().metadata().isEmpty()) {
            ObjectNode metadata = JsonNodeFactory.instance.objectNode();
            query.filter().metadata().forEach(metadata::put);
            conditions.metadata(metadata.toString());
        }
        return conditions;
    }

    private static Uni<List<RecordingEntity>> rows(RecordingsQuery query, Conditions conditions) {
        Sort.Direction direction = query.descending() ? Sort.Direction.Descending : Sort.Direction.Ascending;
        Sort sort = Sort.by(query.sort().path(), direction).and("recordingId", direction);
        // one row more than asked for tells whether there is a next page
        return Panache.withSession(
                () -> RecordingEntity.<RecordingEntity>find(conditions.where(), sort, conditions.values())
                        .page(Page.ofSize(query.limit() + 1))
                        .list());
    }

    /** One recording that the scope covers; another website's is as missing as one that never was. */
    Uni<FoundRecording> find(Scope scope, RecordingId recordingId) {
        Conditions conditions = new Conditions(scope).recording(recordingId.value());
        return Panache.withSession(() -> RecordingEntity.<RecordingEntity>find(conditions.where(), conditions.values())
                        .firstResult())
                .map(Recordings::found);
    }

    /**
     * Where a recording that the scope covers lies.
     *
     * @throws ProblemException 404, by the answer, for unknown and foreign ones alike; also for text that is no id
     */
    public Uni<RecordingPlace> locate(Scope scope, String recordingId) {
        RecordingId id = RecordingId.parse(recordingId).orElseThrow(() -> ProblemException.unknown("recording"));
        MDC.put("recordingId", id.toString());
        Conditions conditions = new Conditions(scope).recording(id.value());
        return Panache.withSession(() -> RecordingEntity.<RecordingEntity>find(conditions.where(), conditions.values())
                        .firstResult())
                .map(row -> {
                    if (row == null) {
                        throw ProblemException.unknown("recording");
                    }
                    MDC.put("websiteId", row.websiteId);
                    return RecordingPlace.of(row);
                });
    }

    /** A page of what the scope covers, newest first; one row more than asked for where there is a next page. */
    public Uni<List<ListedRecording>> newest(Scope scope, Newest wanted) {
        Conditions conditions = new Conditions(scope).listed(wanted);
        Sort sort = Sort.by(SortBy.STARTED_AT.path(), Sort.Direction.Descending)
                .and("recordingId", Sort.Direction.Descending);
        return Panache.withSession(
                        () -> RecordingEntity.<RecordingEntity>find(conditions.where(), sort, conditions.values())
                                .range(wanted.offset(), wanted.offset() + wanted.limit())
                                .list())
                .map(rows -> rows.stream().map(ListedRecording::of).toList());
    }

    /**
     * One recording that the scope covers, by a client's id or ours. Where a client chose another's id for its own, its own counts.
     *
     * @throws ProblemException by the answer: 404 for unknown and foreign ones alike, 410 for one that is gone
     */
    public Uni<ListedRecording> named(Scope scope, String id) {
        Conditions conditions = new Conditions(scope).named(scope, id);
        Sort sort = Sort.by("externalId", Sort.Direction.Ascending, Sort.NullPrecedence.NULLS_LAST);
        return Panache.withSession(
                        () -> RecordingEntity.<RecordingEntity>find(conditions.where(), sort, conditions.values())
                                .firstResult())
                .map(row -> switch (found(row)) {
                    case FoundRecording.Present _ -> ListedRecording.of(Objects.requireNonNull(row));
                    case FoundRecording.Gone(String reason) -> throw ProblemException.gone(reason);
                    case FoundRecording.Missing() -> throw ProblemException.unknown("recording");
                });
    }

    /** What the scope covers of a person's recordings, in order of ids, behind {@code after}. */
    public Uni<List<PersonsRecording>> of(Scope scope, Person person, UUID after, int limit) {
        Conditions conditions = new Conditions(scope).of(person, after);
        return Panache.withSession(() -> RecordingEntity.<RecordingEntity>find(
                                conditions.where(), Sort.by("recordingId"), conditions.values())
                        .page(Page.ofSize(limit))
                        .list())
                .map(rows -> rows.stream()
                        .map(row -> new PersonsRecording(RecordingPlace.of(row), RecordingDetail.of(row)))
                        .toList());
    }

    private static RecordingsPage page(List<RecordingEntity> rows, RecordingsQuery query) {
        if (rows.size() <= query.limit()) {
            return new RecordingsPage(rows.stream().map(RecordingView::of).toList(), null, null);
        }
        List<RecordingEntity> shown = rows.subList(0, query.limit());
        RecordingEntity last = shown.getLast();
        Cursor next = new Cursor(query.sort(), query.descending(), query.sort().of(last), last.recordingId);
        return new RecordingsPage(shown.stream().map(RecordingView::of).toList(), next.text(), null);
    }

    private static FoundRecording found(@Nullable RecordingEntity row) {
        if (row == null) {
            return new FoundRecording.Missing();
        }
        return switch (row.state) {
            case "erased", "expired" -> new FoundRecording.Gone(row.state);
            default -> new FoundRecording.Present(RecordingDetail.of(row));
        };
    }
}
