package dev.playhead.query.access;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.access.Caller;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the current request; {@link Authentication} sets it before any resource is called. */
@RequestScoped
public class CurrentCaller {
    private Caller caller = new Caller.Nobody();

    void is(Caller authenticated) {
        caller = authenticated;
    }

    /** What this request may read. */
    public Scope scope() {
        return Scope.of(caller);
    }

    /**
     * @param what the thing that only the admin key may do, as in "create a website"
     * @throws ProblemException 403 for anybody else
     */
    public void mustBeAdmin(String what) {
        switch (caller) {
            case Caller.Admin ignored -> {}
            case Caller.Website ignored -> throw ProblemException.forbidden("Only the admin key may " + what + ".");
            case Caller.Nobody ignored -> throw ProblemException.forbidden("Only the admin key may " + what + ".");
        }
    }
}
