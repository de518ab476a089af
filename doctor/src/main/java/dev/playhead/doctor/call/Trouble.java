package dev.playhead.doctor.call;

import java.util.Locale;

/** What went wrong, as far as a client can see it. */
public sealed interface Trouble {
    /** For a person; never holds a key. */
    String sentence();

    /** No answer: no connection, a connection that broke, or silence for too long. */
    record Unreachable(Target target, String detail) implements Trouble {
        @Override
        public String sentence() {
            return target == Target.GATEWAY ? detail : target + " doesn't answer: " + detail;
        }
    }

    /**
     * An answer that is no success.
     *
     * @param reason the problem document's word for machines, "" where there is none
     * @param service the service that the gateway misses, "" where the answer is no gateway's
     * @param isProblem false where something in between answered, as a load balancer
     */
    record Refused(Target target, int status, String reason, String service, String detail, boolean isProblem)
            implements Trouble {
        /** Whether the same request may succeed in a moment. */
        public boolean isOutage() {
            return status >= 500;
        }

        @Override
        public String sentence() {
            return target + " answers " + status + (reason.isEmpty() ? "" : " " + reason)
                    + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** Ingest understood the request, and doesn't record this website's visitors. */
    record Declined(String reason) implements Trouble {
        @Override
        public String sentence() {
            return "ingest doesn't record for this website: " + reason;
        }
    }

    /** Everything answered, but what was waited for didn't happen. */
    record Late(String awaited, long waitedMs) implements Trouble {
        @Override
        public String sentence() {
            return String.format(Locale.ROOT, "%s: not after %.1f s", awaited, waitedMs / 1000.0);
        }
    }

    /** The answer came, and isn't what it has to be. */
    record Wrong(Target target, String detail) implements Trouble {
        @Override
        public String sentence() {
            return detail;
        }
    }
}
