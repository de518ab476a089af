package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private static final String DOCKERFILE = Repository.read("docker/Dockerfile");

    @Test
    void runsTheJvmAsEverywhereElse() {
        Matcher arguments = Pattern.compile("<playhead.jvm.arguments>(.*)</playhead.jvm.arguments>")
                .matcher(Repository.read("pom.xml"));
        assertThat(arguments.find()).isTrue();
        String flags = arguments.group(1).replace("--add-opens ", "--add-opens=");

        assertThat(List.of(flags.split("\\s+", -1))).hasSizeGreaterThan(1).allSatisfy(flag -> assertThat(DOCKERFILE)
                .contains('"' + flag + '"'));
    }

    @Test
    void isNotRootAndKnowsItsHealth() {
        assertThat(DOCKERFILE)
                .containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$")
                .containsPattern("(?m)^HEALTHCHECK .*/q/health/live")
                .doesNotContain("ADD http");
    }

    @Test
    void copiesOnlyWhatItsContextHolds() {
        List<String> context = Repository.read("docker/Dockerfile.dockerignore")
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1).replace("*-service", "${SERVICE}-service"))
                .toList();

        assertThat(DOCKERFILE.lines().filter(line -> line.startsWith("COPY ")))
                .hasSize(5)
                .allSatisfy(copy -> assertThat(context).anyMatch(path -> copy.startsWith("COPY " + path)));
        assertThat(Repository.ROOT.resolve("docker/healthcheck.sh")).isExecutable();
    }

    @Test
    void composeBuildsEachServiceOnItsOwnPort() {
        Compose.read().services().forEach((name, service) -> {
            if (service.containsKey("build") && !name.equals("migrate")) {
                String properties = Repository.read(name + "-service/src/main/resources/application.properties");
                assertThat(YamlFiles.at(service, "build", "args", "SERVICE")).isEqualTo(name);
                assertThat(properties)
                        .contains("quarkus.http.port=" + YamlFiles.at(service, "build", "args", "PORT") + "\n");
            }
        });
    }
}
