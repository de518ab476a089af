package dev.playhead.doctor.options;

/** The help text. */
public final class Usage {
    private Usage() {}

    public static String text() {
        return """
                playhead doctor: sends a recording through a running Playhead, says hop by hop what works, and erases it again.

                  doctor                                          the installation that ./playhead up has started
                  doctor --url https://… --admin-key ak_…         any installation; records into a website of its own
                  doctor --url https://… --website flid_… --secret-key sk_…

                Options, and the variable for each. Keys on a command line are seen by everyone who can list processes:
                give them by variable.
                  --url ADDRESS           PLAYHEAD_DOCTOR_URL          the gateway
                  --admin-key KEY         PLAYHEAD_DOCTOR_ADMIN_KEY    also asks the installation about itself
                  --website ID            PLAYHEAD_DOCTOR_WEBSITE      records into this website
                  --secret-key KEY        PLAYHEAD_DOCTOR_SECRET_KEY   of that website
                  --timeout DURATION      PLAYHEAD_DOCTOR_TIMEOUT      longest wait for one hop, 30s
                  --slow HOP=DURATION,…   PLAYHEAD_DOCTOR_SLOW         when a hop counts as slow, as list=20s or all=1m
                  --json                                               a document for scripts

                Exit codes: 0 all well, 1 something is broken, 2 it was called wrongly, 3 well but slow.
                docs/operate/doctor.md explains every hop and every diagnosis.
                """;
    }
}
