package dev.playhead.query.walk;

import java.util.Map;

/**
 * Somebody who tries every operation.
 *
 * @param name for the report
 * @param headers what they show
 */
record Intruder(String name, Map<String, String> headers) {
    static Intruder withKey(String name, String key) {
        return new Intruder(name, Map.of("Authorization", "Bearer " + key));
    }

    static Intruder withShare(String name, String token) {
        return new Intruder(name, Map.of("Playhead-Share", token));
    }

    @Override
    public String toString() {
        return name;
    }
}
