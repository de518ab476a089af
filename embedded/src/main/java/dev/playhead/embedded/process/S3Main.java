package dev.playhead.embedded.process;

import java.util.logging.Handler;
import java.util.logging.Logger;
import org.gaul.s3proxy.Main;

/** Runs the S3 server. Arguments: properties file. */
public final class S3Main {
    private S3Main() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        // The server sends System.err to its logger: a console handler made later would write to itself for ever.
        Handler[] console = Logger.getLogger("").getHandlers();
        if (console.length == 0) {
            throw new IllegalStateException("no log handler");
        }
        Main.main(new String[] {"--properties", arguments[0]});
    }
}
