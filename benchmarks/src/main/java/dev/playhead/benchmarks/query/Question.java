package dev.playhead.benchmarks.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request to query-service.
 *
 * @param group whose goal holds for it: {@code list} or {@code analytics}
 * @param path with its parameters
 * @param page which page of the list is asked for, from 1: those before are turned over before anything is measured
 */
record Question(String group, String name, String path, int page) {
    static final String LIST = "list";
    static final String ANALYTICS = "analytics";

    static Question list(World world, String name, String... parameters) {
        return new Question(LIST, name, path("/api/v1/recordings", world, parameters), 1);
    }

    static Question analytics(World world, String name, String path, String... parameters) {
        return new Question(ANALYTICS, name, path("/api/v1/" + path, world, parameters), 1);
    }

    Question atPage(int number) {
        return new Question(group, name + ", page " + number, path, number);
    }

    /** The same with a parameter more. */
    Question with(String parameter, String value) {
        return new Question(group, name, path + "&" + encoded(parameter) + "=" + encoded(value), page);
    }

    private static String path(String path, World world, String... parameters) {
        List<String> pairs = new ArrayList<>(List.of("websiteId=" + world.largest()));
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(encoded(parameters[i]) + "=" + encoded(parameters[i + 1]));
        }
        return path + "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
