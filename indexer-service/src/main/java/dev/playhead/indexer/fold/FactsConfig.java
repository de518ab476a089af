package dev.playhead.indexer.fold;

import dev.playhead.recording.detect.Thresholds;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/**
 * The numbers in the rules of facts (docs/facts.md). One setting for all indexers: with different ones the facts of a recording would
 * depend on who indexed it.
 */
@StaticInitSafe
@ConfigMapping(prefix = "playhead.facts")
public interface FactsConfig {

    /** Clicks that make a burst a rage click. */
    @WithDefault("3")
    int rageClicks();

    /** Longest pause between two clicks of a burst. */
    @WithDefault("1s")
    Duration rageGap();

    /** Farthest distance, in CSS pixels, between two clicks of a burst that hit different elements. */
    @WithDefault("30")
    double rageRadius();

    /** How long a click may wait for an effect before it is dead. */
    @WithDefault("2500ms")
    Duration deadWindow();

    /** Longer pauses between the visitor's actions are idle. */
    @WithDefault("5s")
    Duration idleGap();

    /** Inputs of one field are one fact until it is quiet for so long. */
    @WithDefault("1s")
    Duration inputQuiet();

    /** Whoever comes back to a page sooner than this from another one made a quick back. */
    @WithDefault("2s")
    Duration quickBack();

    /** Distinct pages kept of a recording. */
    @WithDefault("100")
    int pages();

    /** Metadata keys kept of a recording. */
    @WithDefault("64")
    int metadata();

    /** Keyframe times kept of a recording; of more, every second, then every fourth… is kept. */
    @WithDefault("1000")
    int keyframes();

    /** Characters of an error's message or a console line. */
    @WithDefault("2000")
    int text();

    /** Characters of an error's stack. */
    @WithDefault("8000")
    int stack();

    /** Characters of a page's URL. */
    @WithDefault("2048")
    int url();

    /** Nodes of one page's index; elements beyond it have no name in facts. */
    @WithDefault("100000")
    int pageNodes();

    /** Arguments shown of a console call. */
    @WithDefault("10")
    int consoleArguments();

    /** Properties kept of a fact. */
    @WithDefault("32")
    int properties();

    /** Characters of a property's value. */
    @WithDefault("256")
    int property();

    /** Query parameters whose names begin so keep their values in page URLs; all others lose them. */
    @WithDefault("utm_")
    List<String> keptQuery();

    default Thresholds thresholds() {
        return new Thresholds(
                new Thresholds.Clicks(
                        rageClicks(),
                        rageGap().toMillis(),
                        rageRadius(),
                        deadWindow().toMillis()),
                new Thresholds.Pace(
                        idleGap().toMillis(),
                        inputQuiet().toMillis(),
                        quickBack().toMillis()),
                new Thresholds.Limits(
                        pages(),
                        metadata(),
                        keyframes(),
                        text(),
                        stack(),
                        url(),
                        pageNodes(),
                        consoleArguments(),
                        properties(),
                        property()),
                keptQuery());
    }
}
