package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Pattern METER = Pattern.compile("\\.builder\\(\\s*\"(playhead\\.[a-z.]+)\"");
    private static final Pattern METRIC = Pattern.compile("playhead_[a-z_]+");

    @Test
    void askForMetricsThatServicesHave() {
        Set<String> meters = meters();

        List<String> asked = new ArrayList<>();
        for (Map<String, Object> alert : alerts()) {
            Matcher metric = METRIC.matcher(String.valueOf(alert.get("expr")));
            while (metric.find()) {
                asked.add(metric.group());
            }
        }

        assertThat(asked).hasSizeGreaterThan(4).allSatisfy(metric -> assertThat(meters)
                .as("a meter in the services' sources")
                .contains(metric.replaceFirst("_(total|seconds(_count|_sum|_max)?)$", "")));
    }

    @Test
    void haveAPageThatSaysWhatToDo() {
        String page = Repository.read("docs/operate/alerts.md");

        assertThat(alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            String name = String.valueOf(alert.get("alert"));
            assertThat(page).contains("\n## " + name + "\n");
            assertThat(YamlFiles.at(alert, "annotations", "runbook"))
                    .isEqualTo("docs/operate/alerts.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(YamlFiles.at(alert, "labels", "severity")).isIn("warning", "critical");
            assertThat(YamlFiles.at(alert, "annotations", "summary")).isNotNull();
        });
    }

    private static List<Map<String, Object>> alerts() {
        Manifest rule = Kustomization.at("k8s/overlays/production").manifests().stream()
                .filter(manifest -> manifest.isKind("PrometheusRule"))
                .findFirst()
                .orElseThrow();
        return YamlFiles.maps(rule.at("spec", "groups")).stream()
                .flatMap(group -> YamlFiles.maps(group.get("rules")).stream())
                .toList();
    }

    /** Names as Prometheus has them, without the suffix that a meter's kind adds. */
    private static Set<String> meters() {
        Set<String> names = new TreeSet<>();
        for (String service : List.of("ingest", "indexer", "query", "replay")) {
            for (Path file : Repository.files(service + "-service/src/main/java", ".java")) {
                Matcher meter = METER.matcher(Repository.read(file));
                while (meter.find()) {
                    names.add(meter.group(1).replace('.', '_'));
                }
            }
        }
        return names;
    }
}
