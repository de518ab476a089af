package dev.playhead.doctor.options;

import dev.playhead.doctor.hop.HopName;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each hop may take before it counts as slow. */
public record Thresholds(Map<HopName, Duration> slowAfter) {
    public Thresholds {
        slowAfter = Map.copyOf(slowAfter);
    }

    /** Each hop's own default. */
    public static Thresholds defaults() {
        return new Thresholds(
                Arrays.stream(HopName.values()).collect(Collectors.toMap(hop -> hop, HopName::slowAfter)));
    }

    public Duration of(HopName hop) {
        return slowAfter.getOrDefault(hop, hop.slowAfter());
    }

    /** @param text {@code list=20s,live=500ms}; {@code all=1m} for every hop */
    Thresholds with(String text) {
        Map<HopName, Duration> changed = new EnumMap<>(slowAfter);
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw new UsageException("--slow takes hop=duration, as list=20s, not " + part);
            }
            Duration duration = Durations.parse(pair[1]);
            if (pair[0].equals("all")) {
                Arrays.stream(HopName.values()).forEach(hop -> changed.put(hop, duration));
            } else {
                changed.put(hop(pair[0]), duration);
            }
        }
        return new Thresholds(changed);
    }

    private static HopName hop(String name) {
        return Arrays.stream(HopName.values())
                .filter(hop -> hop.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no hop " + name + "; they are "
                        + Arrays.stream(HopName.values()).map(HopName::wireName).collect(Collectors.joining(", "))));
    }
}
