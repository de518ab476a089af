package dev.playhead.query.system;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** A question to one part of the system. It always ends in time, and never fails: no answer is an answer. */
final class Probe {
    private final String part;
    private final String shownAs;
    private final Duration patience;

    /** @param shownAs its name in a sentence */
    Probe(String part, String shownAs, Duration patience) {
        this.part = part;
        this.shownAs = shownAs;
        this.patience = patience;
    }

    /** What an answer means. */
    @FunctionalInterface
    interface Judgement<T> extends Function<T, Verdict> {}

    /** @param usable whether the part can do its job */
    record Verdict(boolean usable, String detail) {}

    <T> Uni<SystemPart> ask(Supplier<Uni<T>> question, Judgement<T> judgement) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            return question.get()
                    .ifNoItem()
                    .after(patience)
                    .fail()
                    .map(answer -> {
                        Verdict verdict = judgement.apply(answer);
                        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
                        return verdict.usable()
                                ? SystemPart.ok(part, took, verdict.detail())
                                : SystemPart.down(part, took, verdict.detail());
                    })
                    .onFailure()
                    .recoverWithItem(failure -> SystemPart.down(part, null, shownAs + " " + said(failure)));
        });
    }

    /** Never the failure's own text: it may name addresses and users. */
    private String said(Throwable failure) {
        return failure instanceof TimeoutException
                ? "gave no answer within " + patience.toMillis() + " ms."
                : "can't be reached.";
    }
}
