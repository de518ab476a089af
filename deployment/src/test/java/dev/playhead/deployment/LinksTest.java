package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages point to in this checkout is there: files, folders, and headings. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^( *)(```|~~~).*?^\\1\\2 *$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", "dist", ".git", ".playhead");

    @Test
    void everyLinkWithinTheRepositoryLeadsSomewhere() throws IOException {
        List<Path> pages = pages();

        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            links(page)
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(Repository.ROOT.relativize(page) + " → " + link));
        }

        assertThat(pages).hasSizeGreaterThan(25);
        assertThat(pages.stream().flatMap(LinksTest::links).count()).isGreaterThan(80);
        assertThat(broken).isEmpty();
    }

    @Test
    void wouldNoticeABrokenOne() {
        Path page = Repository.ROOT.resolve("README.md");

        assertThat(leadsSomewhere(page, "docs/README.md")).isTrue();
        assertThat(leadsSomewhere(page, "#try-it")).isTrue();
        assertThat(leadsSomewhere(page, "docs/integrate/proxies.md#nextjs")).isTrue();
        assertThat(leadsSomewhere(page, "docs/nothing.md")).isFalse();
        assertThat(leadsSomewhere(page, "docs/integrate/proxies.md#nothing")).isFalse();
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(withoutCode(Repository.read(page)))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!target.startsWith(Repository.ROOT) || !Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).anyMatch(link.substring(hash + 1)::equals);
    }

    /** As forges make them of headings; a repeated heading's number is not needed here. */
    private static Stream<String> anchors(Path page) {
        return HEADING.matcher(CODE_BLOCK.matcher(Repository.read(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }

    private static String withoutCode(String text) {
        return CODE.matcher(CODE_BLOCK.matcher(text).replaceAll("")).replaceAll("");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(Repository.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }
}
