package dev.playhead.storage.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Turns foreign futures into Unis that answer on the caller's Vert.x context, if it has one.
 *
 * <p>SDK threads must never run the rest of a request: a reactive session is bound to its context, and a slow subscriber on an
 * SDK thread would stall every other transfer.
 */
public final class BackToCaller {
    private BackToCaller() {}

    /** The future is made anew by each subscription; failures of making it and failures of it come out the same. */
    public static <T> Uni<T> uni(Supplier<CompletionStage<T>> future) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Uni<T> answer = Uni.createFrom().completionStage(future);
            return caller == null ? answer : answer.emitOn(next -> caller.runOnContext(ignored -> next.run()));
        });
    }
}
