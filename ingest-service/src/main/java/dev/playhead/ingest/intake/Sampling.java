package dev.playhead.ingest.intake;

import dev.playhead.ingest.tally.Tallies;
import dev.playhead.wire.settings.WebsiteSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Which visitors or recordings are taken: always the same ones and the same on every instance, so that what belongs
 * together is all there or all missing.
 */
@ApplicationScoped
public class Sampling {
    /** What a recorder with a start is told. */
    public static final String SAMPLED_OUT = "sampled_out";

    private static final double RANGE = 1L << 32;

    private final Counter discarded;
    private final Tallies tallies;

    @Inject
    public Sampling(MeterRegistry meters, Tallies tallies) {
        this.tallies = tallies;
        discarded = Counter.builder("playhead.ingest.sampled.out")
                .description(
                        "Requests that were answered with success and discarded, because their visitor or recording"
                                + " does not belong to the website's sample")
                .register(meters);
    }

    /**
     * Whether it belongs to the website's sample; counts it where it doesn't.
     *
     * @param id the visitor's, or the recording's where the dialect knows no visitor
     */
    public boolean takes(WebsiteSettings website, String id) {
        boolean taken = takes(website.sampleRate(), id);
        if (!taken) {
            discarded.increment();
            tallies.refused(website.websiteId(), SAMPLED_OUT);
        }
        return taken;
    }

    static boolean takes(double rate, String id) {
        if (rate >= 1) {
            return true;
        }
        CRC32C hash = new CRC32C();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        // A checksum spreads near texts over near values: mix before comparing.
        long mixed = (hash.getValue() * 0x9E37_79B9_7F4A_7C15L) >>> 32;
        return mixed / RANGE < rate;
    }
}
