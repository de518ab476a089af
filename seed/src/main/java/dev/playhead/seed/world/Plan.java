package dev.playhead.seed.world;

/**
 * What is to be made. Equal plans make equal recordings.
 *
 * @param seed decides everything that chance decides; visitors are the same in every run of a seed
 * @param run counts the runs on a website from 1, so that another run makes other recordings
 * @param end epoch milliseconds; the last of the days ends here
 * @param factsPerRecording on average, roughly
 */
public record Plan(
        String websiteId, long recordings, int days, long end, long seed, int run, double factsPerRecording) {
    public Plan {
        if (recordings < 1 || days < 1 || run < 1 || factsPerRecording < 1) {
            throw new IllegalArgumentException("recordings, days, run and facts per recording begin at 1");
        }
    }

    /** Another website's recordings are others. */
    long websiteSeed() {
        return Ids.mix(seed, websiteId.hashCode());
    }

    long runSeed() {
        return Ids.mix(websiteSeed(), run);
    }
}
