package dev.playhead.query.live;

import dev.playhead.query.QuerySettings;
import dev.playhead.storage.access.Pass;
import dev.playhead.storage.access.Passes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends answers that go on once what opened them stands for somebody else: nobody, after a revocation, or a member with other
 * websites. Their clients come back, and are let in to what they may see then. While the catalog is away they go on.
 */
@ApplicationScoped
public class WhileAllowed {
    private static final Logger LOG = Logger.getLogger(WhileAllowed.class);

    private final Passes passes;
    private final Duration every;

    WhileAllowed(Passes passes, QuerySettings settings) {
        this.passes = passes;
        this.every = settings.liveList().accessCheck();
    }

    /** The same answer, as long as it may go on. */
    public <T> Multi<T> of(Pass pass, Multi<T> answer) {
        Multi<Optional<T>> over = Multi.createFrom()
                .ticks()
                .startingAfter(every)
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> stands(pass))
                .select()
                .where(stands -> !stands)
                .map(_ -> Optional.empty());
        return Multi.createBy()
                .merging()
                .streams(answer.map(Optional::of), over)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<Boolean> stands(Pass pass) {
        return passes.now(List.of(pass))
                .map(now -> pass.caller().equals(now.get(pass)))
                .onFailure()
                .invoke(failure -> LOG.warnf("a live list goes on unchecked, the catalog does not answer: %s", failure))
                .onFailure()
                .recoverWithItem(true);
    }
}
