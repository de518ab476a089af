package dev.playhead.standalone.launch;

import dev.playhead.standalone.Invocation;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.supervise.Resources;
import java.util.Optional;

/** What a person reads once everything is ready. */
final class Welcome {
    private Welcome() {}

    static String text(RunningPlayhead playhead, Optional<Website> website, Footprint footprint) {
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
                                        (the address signs you in with the admin key: keep it to yourself)
                  Demo shop             %s/demo/
                %s  Uses                  %s of memory, %s of disk in %s
                  Check every part      %s doctor
                  Something to look at  %s seed --recordings 1000
                  For scripts           %s
                """.formatted(
                        gateway,
                        playhead.adminKey(),
                        gateway,
                        script,
                        Resources.readable(footprint.memoryBytes()),
                        Resources.readable(footprint.diskBytes()),
                        playhead.home().folder(),
                        Invocation.name(),
                        Invocation.name(),
                        playhead.home().runFile());
    }
}
