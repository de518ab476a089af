package dev.playhead.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The HTTPRoute's matches, in the order of their rules. All of them must be regular expressions. */
record HttpRoutes(List<Match> matches) {

    /** @param method "" for any */
    private record Match(String method, String expression, Pattern path, String service) {
        boolean fits(String requested, String requestedPath) {
            return (method.isEmpty() || method.equals(requested))
                    && path.matcher(requestedPath).matches();
        }
    }

    static HttpRoutes read() {
        List<Match> matches = new ArrayList<>();
        for (Manifest route : Kustomization.at("k8s/base").manifests()) {
            if (route.isKind("HTTPRoute")) {
                for (Map<String, Object> rule : YamlFiles.maps(route.at("spec", "rules"))) {
                    addRule(rule, matches);
                }
            }
        }
        return new HttpRoutes(matches);
    }

    private static void addRule(Map<String, Object> rule, List<Match> matches) {
        List<Map<String, Object>> backends = YamlFiles.maps(rule.get("backendRefs"));
        String service =
                backends.isEmpty() ? "none" : String.valueOf(backends.getFirst().get("name"));
        for (Map<String, Object> match : YamlFiles.maps(rule.get("matches"))) {
            if (!"RegularExpression".equals(YamlFiles.at(match, "path", "type"))) {
                throw new IllegalStateException("a path that is no regular expression may rank anywhere: " + match);
            }
            String expression = String.valueOf(YamlFiles.at(match, "path", "value"));
            String method = String.valueOf(match.getOrDefault("method", ""));
            matches.add(new Match(method, expression, Pattern.compile(expression), service));
        }
    }

    /** Where rules count in the order in which they stand. */
    String firstThatFits(String method, String path) {
        return matches.stream()
                .filter(match -> match.fits(method, path))
                .map(Match::service)
                .findFirst()
                .orElseThrow();
    }

    /** By the Gateway API's precedence among paths of one kind: more characters, then a method, then the order. */
    String mostSpecific(String method, String path) {
        return matches.stream()
                .filter(match -> match.fits(method, path))
                .sorted(Comparator.comparingInt(
                                (Match match) -> -match.expression().length())
                        .thenComparing(match -> match.method().isEmpty()))
                .map(Match::service)
                .findFirst()
                .orElseThrow();
    }
}
