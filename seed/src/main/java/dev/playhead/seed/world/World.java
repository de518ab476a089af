package dev.playhead.seed.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The made-up world as its file describes it. Shares and weights are relative to their list; places of elements are shares
 * of the viewport.
 */
record World(List<Site> sites, List<ErrorKind> errors, Audience audience) {
    /** @param pages the first is the one to fall back on */
    record Site(String origin, double share, List<Page> pages) {}

    /**
     * @param entry how often visits begin here
     * @param next paths that people go to from here, with their weights
     * @param errors how often a view of this page has each error
     */
    record Page(
            String path, double entry, Map<String, Double> next, Map<String, Double> errors, List<Element> elements) {}

    /**
     * @param rage the share of clicks on it that begin a burst
     * @param dead the share of the others that nothing follows
     */
    record Element(
            String selector, String tag, String text, double weight, double x, double y, double rage, double dead) {}

    /** @param since when it first occurs, as a share of the seeded days */
    record ErrorKind(String id, double since, String source, String message, String stack, String fingerprint) {}

    record Audience(List<Country> countries, List<Client> clients, List<String> campaigns) {}

    /** @param utcOffset hours */
    record Country(String code, double share, int utcOffset) {}

    /** @param width CSS pixels of the viewport */
    record Client(String browser, String os, String device, double share, int width, int height) {}

    static World read() {
        try (InputStream file = World.class.getResourceAsStream("/seed/world.json")) {
            if (file == null) {
                throw new IllegalStateException("seed/world.json is missing from this build");
            }
            return new ObjectMapper().readValue(file, World.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
