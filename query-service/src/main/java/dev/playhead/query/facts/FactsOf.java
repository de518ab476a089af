package dev.playhead.query.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.recordings.RecordingPlace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** All facts of a recording, a page at a time as they are asked for. */
@ApplicationScoped
public class FactsOf {
    private static final int PAGE = 500;

    private final Facts facts;

    FactsOf(Facts facts) {
        this.facts = facts;
    }

    /** By time, as the API shows them. Fails with a 503 problem where ClickHouse gives none in time. */
    public Multi<ObjectNode> all(Scope scope, RecordingPlace recording) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<Optional<FactsCursor>>(Optional.empty()),
                        after -> page(scope, recording, after))
                .whilst(page -> page.cursor() != null)
                .onItem()
                .transformToIterable(FactsPage::items);
    }

    private Uni<FactsPage> page(Scope scope, RecordingPlace recording, AtomicReference<Optional<FactsCursor>> after) {
        return facts.page(scope, recording, new FactsQuery(List.of(), PAGE, Objects.requireNonNull(after.get())))
                .invoke(page -> after.set(Optional.ofNullable(page.cursor()).flatMap(FactsCursor::parse)));
    }
}
