package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.hop.HopName;
import java.util.List;
import java.util.Locale;

/**
 * What it all means.
 *
 * @param suspects the most likely one first, each component once; empty unless something is broken
 * @param slow hops that worked and took too long
 */
public record Diagnosis(Verdict verdict, List<Suspect> suspects, List<HopName> slow) {
    /** In a word. */
    public enum Verdict {
        WELL(0),
        BROKEN(1),
        SLOW(3);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
