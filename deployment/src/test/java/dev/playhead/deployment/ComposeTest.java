package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Compose COMPOSE = Compose.read();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-])?([^}]*)}");

    @Test
    void asksForEverySecretByNameWithADefaultForNone() throws IOException {
        var example = new Properties();
        example.load(new StringReader(Repository.read("docker/.env.example")));
        Set<String> used = new TreeSet<>();

        Matcher variables = VARIABLE.matcher(COMPOSE.text());
        while (variables.find()) {
            String name = variables.group(1);
            used.add(name);
            if (name.matches(".*(SECRET|PASSWORD|KEY).*")) {
                assertThat(variables.group(2))
                        .as("%s fails clearly when unset", name)
                        .isEqualTo(":?");
                assertThat(variables.group(3)).contains("docker/.env.example");
            } else {
                assertThat(variables.group(2)).as("%s has a default", name).isEqualTo(":-");
                assertThat(variables.group(3)).isEqualTo(example.getProperty(name));
            }
        }

        assertThat(used).hasSize(10).isEqualTo(example.stringPropertyNames());
        assertThat(example.stringPropertyNames())
                .filteredOn(name -> name.matches(".*(SECRET|PASSWORD|ADMIN_KEY).*"))
                .allSatisfy(name -> assertThat(example.getProperty(name)).isEmpty());
        assertThat(Repository.read("docker/.gitignore")).contains(".env");
    }

    @Test
    void startsInTheOrderOfHealth() {
        Map<String, Map<String, Object>> services = COMPOSE.services();

        services.forEach(
                (name, service) -> YamlFiles.map(service.get("depends_on")).forEach((other, how) -> {
                    assertThat(services).containsKey(other);
                    String condition = String.valueOf(YamlFiles.at(how, "condition"));
                    assertThat(condition)
                            .as("%s waits for %s", name, other)
                            .isEqualTo(other.equals("migrate") ? "service_completed_successfully" : "service_healthy");
                }));
        assertThat(services).allSatisfy((name, service) -> {
            if (name.equals("migrate")) {
                assertThat(YamlFiles.at(service, "restart")).isEqualTo("no");
            } else {
                assertThat(YamlFiles.list(YamlFiles.at(service, "healthcheck", "test")))
                        .as(name)
                        .isNotEmpty();
            }
        });
        for (String name : List.of("ingest", "indexer", "query", "replay")) {
            assertThat(YamlFiles.map(services.get(name).get("depends_on"))).containsKeys("migrate", "kafka");
        }
    }

    @Test
    void bindsEveryServiceToLimitsAndNamedVolumes() {
        Set<String> volumes = YamlFiles.map(COMPOSE.content().get("volumes")).keySet();
        Set<String> networks = YamlFiles.map(COMPOSE.content().get("networks")).keySet();

        assertThat(COMPOSE.services()).allSatisfy((name, service) -> {
            assertThat(YamlFiles.at(service, "deploy", "resources", "limits", "memory"))
                    .as(name)
                    .isNotNull();
            assertThat(YamlFiles.at(service, "deploy", "resources", "limits", "cpus"))
                    .as(name)
                    .isNotNull();
            assertThat(networks)
                    .containsAll(YamlFiles.list(service.get("networks")).stream()
                            .map(String::valueOf)
                            .toList());
            assertThat(YamlFiles.list(service.get("volumes"))).allSatisfy(volume -> {
                String from = String.valueOf(volume).split(":", 2)[0];
                if (from.startsWith(".")) {
                    assertThat(Repository.ROOT.resolve("docker").resolve(from)).exists();
                } else {
                    assertThat(volumes).contains(from);
                }
            });
        });
        assertThat(COMPOSE.services().values())
                .filteredOn(service -> service.containsKey("ports"))
                .as("only the gateway is reachable from outside")
                .hasSize(1);
    }
}
