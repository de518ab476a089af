package dev.playhead.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What masking does to recordings of real pages, looked at by another reader than the filter's. */
class RealPagesTest {
    private static final Set<String> SHOWN = Set.of("value", "placeholder", "title", "alt", "aria-label");

    static List<Path> recordings() {
        return RealPages.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void strictLeavesNoTextAndAllStructure(Path recording) {
        byte[] before = RealPages.ndjson(recording);
        byte[] masked = Filters.strict().apply(before);
        List<JsonNode> events = RealPages.events(masked);

        List<String> left = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode data = event.path("data");
            collectNode(data.path("node"), "", left);
            data.path("adds").forEach(add -> {
                boolean isUnmarkedText = add.at("/node/type").asInt() == 3
                        && add.at("/node/isStyle").isMissingNode();
                collectNode(add.path("node"), isUnmarkedText ? "" : "style", left);
            });
            data.path("attributes").forEach(change -> collectAttributes("", change.path("attributes"), left));
            if (event.path("type").asInt() == 3 && data.path("source").asInt() == 5) {
                collect(data.path("text"), left);
            }
        }
        assertThat(left).isEmpty();
        assertSkeletonIsSame(RealPages.events(before), events);
        assertThat(Filters.strict().apply(masked)).as("masked twice").isEqualTo(masked);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void rulesLeaveNoMatchAndAllElse(Path recording) {
        byte[] before = RealPages.ndjson(recording);
        PrivacyFilter filter = Filters.rules(Filters.USUAL.toArray(String[]::new));
        byte[] masked = filter.apply(before);

        List<JsonNode> was = RealPages.events(before);
        List<JsonNode> is = RealPages.events(masked);
        assertSkeletonIsSame(was, is);
        String[] lines = new String(before, StandardCharsets.UTF_8).split("\n");
        String[] maskedLines = new String(masked, StandardCharsets.UTF_8).split("\n");
        List<Pattern> secrets = List.of(
                Pattern.compile("[a-z0-9.]+@(shop|mail)\\.example"),
                Pattern.compile("4111 1111 1111 \\d{4}"),
                Pattern.compile("\\+43 1 555 0142"),
                Pattern.compile("Invoice 4711"),
                Pattern.compile("sk_live_51"),
                Pattern.compile("555 0199"));
        for (int i = 0; i < lines.length; i++) {
            String line = maskedLines[i];
            if (!line.contains("•••")) {
                assertThat(line).isEqualTo(lines[i]);
            }
            assertThat(secrets).noneMatch(secret -> secret.matcher(line).find());
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void rulesThatMatchNothingChangeNoByte(Path recording) {
        byte[] before = RealPages.ndjson(recording);

        assertThat(Filters.rules("no such text anywhere \\d+").apply(before)).isEqualTo(before);
    }

    private static void assertSkeletonIsSame(List<JsonNode> before, List<JsonNode> after) {
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            List<String> was = new ArrayList<>();
            List<String> is = new ArrayList<>();
            skeleton(before.get(i), was);
            skeleton(after.get(i), is);
            assertThat(is).as("event %d", i).isEqualTo(was);
        }
    }

    /** Names, numbers, ids, tags: all but the strings. */
    private static void skeleton(JsonNode node, List<String> bones) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                bones.add(member.getKey());
                if (member.getKey().equals("tagName")) {
                    bones.add(member.getValue().asText());
                }
                skeleton(member.getValue(), bones);
            });
        } else if (node.isArray()) {
            bones.add("[" + node.size());
            node.forEach(item -> skeleton(item, bones));
        } else {
            bones.add(node.isTextual() ? "text" : node.toString());
        }
    }

    private static void collectNode(JsonNode node, String parentTag, List<String> left) {
        String tag = node.path("tagName").asText();
        if (!parentTag.equals("style") && !parentTag.equals("script")) {
            collect(node.path("textContent"), left);
        }
        collectAttributes(tag, node.path("attributes"), left);
        node.path("childNodes").forEach(child -> collectNode(child, tag, left));
    }

    private static void collectAttributes(String tag, JsonNode attributes, List<String> left) {
        if (!tag.equals("style") && !tag.equals("script")) {
            SHOWN.forEach(name -> collect(attributes.path(name), left));
        }
    }

    private static void collect(JsonNode text, List<String> left) {
        if (text.isTextual()
                && !text.asText()
                        .replaceAll("[\\s*\\u00a0\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]", "")
                        .isEmpty()) {
            left.add(text.asText());
        }
    }
}
