package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PinnedImagesTest {
    /** A tag that holds a version of at least two numbers, with or without a digest. */
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?");

    @Test
    void everyImageNamesAVersion() {
        List<String> images = new ArrayList<>();
        for (Path file : Repository.files("k8s", ".yaml")) {
            YamlFiles.documents(Repository.read(file)).forEach(document -> collect(document, images));
        }
        collect(Compose.read().content(), images);
        for (String line : Repository.read("docker/Dockerfile").lines().toList()) {
            if (line.startsWith("FROM ")) {
                images.add(line.substring("FROM ".length()));
            }
        }

        assertThat(images).hasSizeGreaterThan(15).allSatisfy(image -> {
            // Our own tag in compose is a variable with a version as its default.
            String resolved = image.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
            assertThat(resolved).matches(PINNED);
        });
    }

    private static void collect(Object value, List<String> images) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (inner instanceof String text && (key.equals("image") || key.equals("imageName"))) {
                    images.add(text);
                }
                collect(inner, images);
            });
        } else if (value instanceof Collection<?> all) {
            all.forEach(inner -> collect(inner, images));
        }
    }
}
