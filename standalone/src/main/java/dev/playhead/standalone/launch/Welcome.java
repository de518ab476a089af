package dev.playhead.standalone.launch;

import dev.playhead.standalone.RunningPlayhead;
import java.util.Optional;

/** What a person reads once everything is ready. */
final class Welcome {
    private Welcome() {}

    static String text(RunningPlayhead playhead, Optional<Website> website) {
        String gateway = playhead.gateway().toString();
        String script =
                website.map(made -> """
                  Record your own site: put this into its pages
                    <script defer data-website-id="%s" src="%s/js/recording.js"></script>
                    (on localhost add data-allow-localhost to it)
                """.formatted(made.websiteId(), gateway)).orElse("");
        return """
                Playhead is ready.

                  Recordings            %s/#key=%s
                  Demo shop             %s/demo/
                %s  For scripts           %s
                """.formatted(
                gateway, playhead.adminKey(), gateway, script, playhead.home().runFile());
    }
}
