package dev.playhead.doctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that a diagnosis sends people to are there. */
class PagesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/operate/doctor.md");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+\\.md)?(#[^)]+)?\\)");

    @ParameterizedTest
    @EnumSource
    void everyComponentHasItsParagraph(Component component) throws IOException {
        String[] page = component.page().split("#");

        assertThat(ROOT.resolve(page[0])).isEqualTo(PAGE);
        assertThat(anchors(PAGE)).contains(page[1]);
    }

    @Test
    void theParagraphAboutSlownessIsThere() throws IOException {
        assertThat(anchors(PAGE)).contains("slow");
    }

    @Test
    void itsOwnLinksLeadSomewhere() throws IOException {
        List<MatchResult> links = LINK.matcher(Files.readString(PAGE)).results().toList();

        assertThat(links).isNotEmpty();
        for (MatchResult link : links) {
            Path target = link.group(1) == null
                    ? PAGE
                    : PAGE.resolveSibling(link.group(1)).normalize();
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target))
                        .as(target.toString())
                        .contains(link.group(2).substring(1));
            }
        }
    }

    /** As web sites that show Markdown make them. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase()
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
