package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperatorPagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern RUNBOOK = Pattern.compile("docs/operate/[a-z-]+\\.md");

    @Test
    void linkToFilesThatExist() {
        List<Path> missing = new ArrayList<>();
        for (Path page : Repository.files("docs/operate", ".md")) {
            Matcher links = LINK.matcher(Repository.read(page));
            while (links.find()) {
                Path target = page.resolveSibling(links.group(1)).normalize();
                if (!links.group(1).contains("://") && !target.toFile().exists()) {
                    missing.add(target);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void runbooksThatCodeNamesAreThere() {
        List<String> named = new ArrayList<>();
        for (String service : List.of("ingest", "indexer", "query", "replay")) {
            for (Path file : Repository.files(service + "-service/src/main/java", ".java")) {
                Matcher runbooks = RUNBOOK.matcher(Repository.read(file));
                while (runbooks.find()) {
                    named.add(runbooks.group());
                }
            }
        }

        assertThat(named)
                .contains("docs/operate/another-log.md")
                .allSatisfy(page -> assertThat(Repository.ROOT.resolve(page)).exists());
    }
}
