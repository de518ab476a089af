package dev.playhead.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The map of compose's gateway as nginx evaluates it: expressions in their order, the first one that is found. */
record NginxRoutes(List<Line> lines) {
    private static final Pattern LINE = Pattern.compile("\"~(.+)\"\\s+(\\w+);");

    private record Line(Pattern request, String service) {}

    static NginxRoutes read() {
        List<Line> lines = new ArrayList<>();
        for (String line : Repository.read("docker/gateway/routes.map").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw new IllegalStateException("routes.map has a line that this reader doesn't understand: " + line);
            }
            lines.add(new Line(Pattern.compile(matcher.group(1)), matcher.group(2)));
        }
        return new NginxRoutes(lines);
    }

    String serviceOf(String method, String path) {
        return lines.stream()
                .filter(line -> line.request().matcher(method + " " + path).find())
                .map(Line::service)
                .findFirst()
                .orElseThrow();
    }
}
