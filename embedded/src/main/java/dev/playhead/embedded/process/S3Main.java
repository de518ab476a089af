package dev.playhead.embedded.process;

import org.gaul.s3proxy.Main;

/** Runs the S3 server. Arguments: properties file. */
public final class S3Main {
    private S3Main() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        Main.main(new String[] {"--properties", arguments[0]});
    }
}
