package dev.playhead.query.notes;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.SavedFilterEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The only reader and writer of saved filters; callers have shown that they may see the website. Needs a Vert.x context. */
@ApplicationScoped
class SavedFilters {
    private final Audit audit;
    private final int most;

    SavedFilters(Audit audit, QuerySettings settings) {
        this.audit = audit;
        this.most = settings.notes().mostFilters();
    }

    Uni<SavedFilterView.All> list(WebsiteId website) {
        return Panache.withSession(() ->
                        SavedFilterEntity.<SavedFilterEntity>list("websiteId = ?1 order by name", website.value()))
                .map(rows -> new SavedFilterView.All(
                        rows.stream().map(SavedFilterView::of).toList()));
    }

    /** Saves it under its name, in place of one that has that name. Fails with a 409 where there are as many as may be. */
    Uni<SavedFilterView> save(WebsiteId website, SavedFilterText wanted, String author) {
        return Panache.withTransaction(() -> SavedFilterEntity.<SavedFilterEntity>find(
                                "websiteId = ?1 and name = ?2", website.value(), wanted.name())
                        .firstResult()
                        .chain(before -> before == null
                                ? add(website, wanted, author)
                                : Uni.createFrom().item(before).invoke(row -> row.query = wanted.query()))
                        .call(row -> note(website, "filter_saved", row.filterId)))
                .map(SavedFilterView::of);
    }

    private Uni<SavedFilterEntity> add(WebsiteId website, SavedFilterText wanted, String author) {
        return SavedFilterEntity.count("websiteId", website.value()).chain(there -> {
            if (there >= most) {
                throw ProblemException.tooMany(
                        "too_many_filters", "The website has " + most + " saved filters already.");
            }
            SavedFilterEntity row = new SavedFilterEntity();
            row.filterId = UUID.randomUUID();
            row.websiteId = website.value();
            row.name = wanted.name();
            row.query = wanted.query();
            row.author = author;
            row.createdAt = System.currentTimeMillis();
            return row.persist();
        });
    }

    /** Fails with a 404 where the website has none of this id, with a 409 where another one has the name. */
    Uni<SavedFilterView> rename(WebsiteId website, UUID filterId, String name) {
        return Panache.withTransaction(() -> SavedFilterEntity.<SavedFilterEntity>list(
                                "websiteId = ?1 and (filterId = ?2 or name = ?3)", website.value(), filterId, name)
                        .map(rows -> renamed(rows, filterId, name))
                        .call(row -> note(website, "filter_renamed", row.filterId)))
                // two took the name at once
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> nameTaken())
                .map(SavedFilterView::of);
    }

    private static SavedFilterEntity renamed(List<SavedFilterEntity> rows, UUID filterId, String name) {
        SavedFilterEntity row = rows.stream()
                .filter(one -> one.filterId.equals(filterId))
                .findFirst()
                .orElseThrow(() -> ProblemException.unknown("saved filter"));
        if (rows.size() > 1) {
            throw nameTaken();
        }
        row.name = name;
        return row;
    }

    private static ProblemException nameTaken() {
        return ProblemException.nameTaken("The website has another saved filter of this name.");
    }

    /** Fails with a 404 where the website has none of this id. */
    Uni<Void> delete(WebsiteId website, UUID filterId) {
        return Panache.withTransaction(
                        () -> SavedFilterEntity.delete("filterId = ?1 and websiteId = ?2", filterId, website.value())
                                .invoke(deleted -> {
                                    if (deleted == 0) {
                                        throw ProblemException.unknown("saved filter");
                                    }
                                })
                                .call(() -> note(website, "filter_deleted", filterId)))
                .replaceWithVoid();
    }

    private Uni<Void> note(WebsiteId website, String change, UUID filterId) {
        return audit.note(
                Action.WEBSITE_CHANGED, website, null, Map.of("change", change, "filterId", filterId.toString()));
    }
}
