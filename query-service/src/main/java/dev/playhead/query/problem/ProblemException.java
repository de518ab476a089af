package dev.playhead.query.problem;

/** Ends a request with a problem document. Carries no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {
    /** The reason of a problem with ClickHouse. */
    public static final String FACTS_UNAVAILABLE = "facts_unavailable";

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.title() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** 400: a query parameter that can't be used. */
    public static ProblemException parameter(String name, String detail) {
        return new ProblemException(Problem.of(400, "Bad parameter", "bad_parameter", "`" + name + "` " + detail)
                .with("parameter", name));
    }

    /** 400: a member of the request's JSON body that can't be used. */
    public static ProblemException member(String name, String detail) {
        return new ProblemException(Problem.of(400, "Bad request body", "bad_body", "`" + name + "` " + detail)
                .with("member", name));
    }

    /** 400: a body that can't be read at all. */
    public static ProblemException body(String detail) {
        return new ProblemException(Problem.of(400, "Bad request body", "bad_body", detail));
    }

    /** 403: a valid key that may not do this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, "Not allowed", "not_allowed", detail));
    }

    /** 403: a valid key or login whose role on the website is too low; {@code role} names the one that it takes. */
    public static ProblemException roleNeeded(String role) {
        return new ProblemException(
                Problem.of(403, "Not allowed", "role_needed", "This takes the role `" + role + "` on the website.")
                        .with("role", role));
    }

    /** 404: unknown, or another website's; the two can't be told apart. */
    public static ProblemException unknown(String what) {
        return new ProblemException(
                Problem.of(404, "Not found", "not_found", "There is no such " + what + " that this key may see."));
    }

    /** 409: a website id that is taken. */
    public static ProblemException taken(String detail) {
        return new ProblemException(Problem.of(409, "Already there", "id_taken", detail));
    }

    /** 409: a name that something else has. */
    public static ProblemException nameTaken(String detail) {
        return new ProblemException(Problem.of(409, "Already there", "name_taken", detail));
    }

    /** 409: a recording that has as many open share links as it may have. */
    public static ProblemException tooManyShares(int most) {
        return new ProblemException(Problem.of(
                409,
                "Too many links",
                "too_many_shares",
                "The recording has " + most + " open links already; revoke one, or wait until one expires."));
    }

    /** 409: a website that has as many keys as it may have. */
    public static ProblemException tooManyKeys(int most) {
        return new ProblemException(Problem.of(
                409, "Too many keys", "too_many_keys", "The website has " + most + " keys already; revoke one."));
    }

    /** 409: somebody who is a member already. */
    public static ProblemException alreadyMember() {
        return new ProblemException(Problem.of(
                409,
                "Already there",
                "already_member",
                "They are a member of the website; change their role instead."));
    }

    /** 401: a key that opens nothing. */
    public static ProblemException wrongKey() {
        return new ProblemException(Problem.of(
                401, "Wrong key", "wrong_key", "This is neither a secret key of a website nor the admin key."));
    }

    /** 403: a login that another site's page asked for. */
    public static ProblemException crossSite() {
        return new ProblemException(
                Problem.of(403, "Not allowed", "cross_site", "Only Playhead's own pages may log somebody in."));
    }

    /** 429: logins failed too often from one address. */
    public static ProblemException tooManyFailures(long retryAfterSeconds) {
        return new ProblemException(
                Problem.of(429, "Too many failures", "too_many_failures", "Logins from here failed too often; wait.")
                        .with(Problem.RETRY_AFTER, "" + retryAfterSeconds));
    }

    /** 404: an installation without an OpenID provider. */
    public static ProblemException oidcOff() {
        return new ProblemException(Problem.of(
                404, "Not found", "oidc_off", "This installation has no OpenID provider; log in with a key."));
    }

    /** 503: the operator has set no secret to sign links with. */
    public static ProblemException sharingOff() {
        return new ProblemException(Problem.of(
                503,
                "Sharing is off",
                "sharing_off",
                "This installation has no secret for share links: PLAYHEAD_SHARE_SECRET."));
    }

    /** 410: it was here. {@code reason} is {@code erased} or {@code expired}. */
    public static ProblemException gone(String reason) {
        return new ProblemException(Problem.of(
                410,
                "Gone",
                reason,
                reason.equals("expired")
                        ? "The recording has expired: the time for which its website keeps recordings is over."
                        : "The recording was erased."));
    }

    /** 503: ClickHouse doesn't answer; recordings can be listed and read all the same. */
    public static ProblemException factsUnavailable() {
        return new ProblemException(Problem.of(
                503,
                "Try again",
                FACTS_UNAVAILABLE,
                "The database of facts does not answer; recordings can be listed and replayed all the same."));
    }

    /** 409: as many of something as there may be. */
    public static ProblemException tooMany(String reason, String detail) {
        return new ProblemException(Problem.of(409, "Too many", reason, detail));
    }

    /** 503: as many follow a list as may. */
    public static ProblemException tooManyFollowers(int most) {
        return new ProblemException(Problem.of(
                503, "Try again", "too_many_followers", most + " follow the list already; try again later."));
    }

    /** 503: Kafka didn't say that it took a record. Asking again does no harm. */
    public static ProblemException logUnavailable() {
        return new ProblemException(Problem.of(
                503, "Try again", "log_unavailable", "The log did not take the request in time; send it again."));
    }

    /** 400: a query that is not run. {@code what} is what is refused of it. */
    public static ProblemException sqlRefused(String what, String why) {
        return new ProblemException(Problem.of(400, "Query refused", "sql_refused", "`" + what + "`: " + why)
                .with("refused", what));
    }

    /** 400: a query that ClickHouse can't run. */
    public static ProblemException sqlInvalid(String detail) {
        return new ProblemException(Problem.of(400, "Bad query", "sql_invalid", detail));
    }

    /** 422: a query that takes more than it may. */
    public static ProblemException sqlLimit(String limit, String detail) {
        return new ProblemException(
                Problem.of(422, "Too much", "sql_limit", detail).with("limit", limit));
    }

    /** 503: as many queries run as may. */
    public static ProblemException sqlBusy() {
        return new ProblemException(Problem.of(
                503, "Try again", "sql_busy", "As many queries run as may run at once; send it again in a moment."));
    }
}
