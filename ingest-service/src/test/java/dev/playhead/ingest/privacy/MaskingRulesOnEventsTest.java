package dev.playhead.ingest.privacy;

import static dev.playhead.ingest.privacy.Filters.apply;
import static dev.playhead.ingest.privacy.Filters.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.wire.settings.MaskingRule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret that a rule matches is in no output, wherever and in whatever disguise it stood. */
class MaskingRulesOnEventsTest {
    private final PrivacyFilter filter = Filters.rules("4111[ -]?1111", "ada@shop\\.example", "O'Hara & \"Sons\"");

    /** %s is where the secret stands. */
    static List<String> places() {
        return List.of(
                event(
                        2,
                        "{\"node\":{\"type\":2,\"tagName\":\"p\",\"attributes\":{},\"childNodes\":[{\"type\":3,\"textContent\":\"at %s!\",\"id\":2}],\"id\":1}}"),
                event(
                        2,
                        "{\"node\":{\"type\":2,\"tagName\":\"p\",\"attributes\":{\"data-note\":\"%s\",\"href\":\"mailto:%s\"},\"childNodes\":[],\"id\":1}}"),
                event(
                        2,
                        "{\"node\":{\"type\":2,\"tagName\":\"script\",\"attributes\":{},\"childNodes\":[{\"type\":3,\"textContent\":\"let a='%s'\",\"id\":2}],\"id\":1}}"),
                event(
                        3,
                        "{\"source\":0,\"texts\":[{\"id\":1,\"value\":\"%s\"}],\"attributes\":[{\"id\":2,\"attributes\":{\"style\":{\"background\":\"url(/%s.png)\"}}}],\"removes\":[],\"adds\":[]}"),
                event(
                        3,
                        "{\"source\":0,\"texts\":[],\"attributes\":[],\"removes\":[],\"adds\":[{\"parentId\":1,\"nextId\":null,\"node\":{\"type\":3,\"textContent\":\"%s\",\"id\":5}}]}"),
                event(3, "{\"source\":5,\"text\":\"%s\",\"isChecked\":false,\"id\":1}"),
                event(3, "{\"source\":9,\"id\":1,\"type\":0,\"property\":\"fillText\",\"args\":[\"%s\",1,1]}"),
                event(3, "{\"source\":11,\"level\":\"log\",\"payload\":[\"%s\"],\"trace\":[\"%s\"]}"),
                event(4, "{\"href\":\"https://shop.example/?q=%s\",\"width\":1,\"height\":1}"),
                event(5, "{\"tag\":\"order %s\",\"payload\":{\"deep\":[{\"er\":[\"%s\"]}],\"%s\":1}}"),
                event(
                        6,
                        "{\"plugin\":\"rrweb/console@1\",\"payload\":{\"level\":\"log\",\"trace\":[],\"payload\":[\"%s\"]}}"),
                event(8, "{\"%s\":\"%s\"}").replace("{\"%s\":", "{\"text\":"),
                "{\"type\":9,\"other\":\"%s\",\"timestamp\":1}",
                "{\"data\":{\"payload\":\"%s\"},\"data\":{\"tag\":\"twice\"},\"type\":5,\"timestamp\":1}");
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsSecretsEverywhere(String event) {
        assertHidden(event.replace("%s", "4111 1111"), "4111 1111");
        assertHidden(event.replace("%s", "\\u0061da@shop\\u002Eexample"), "ada@shop.example", "da@shop", "\\u0061");
        assertHidden(event.replace("%s", "O'Hara & \\\"Sons\\\""), "Hara");
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsSecretsInJsonMarkupAndUrlsWithinTexts(String event) {
        assertHidden(event.replace("%s", "{\\\"name\\\":\\\"O'Hara & \\\\\\\"Sons\\\\\\\"\\\"}"), "Hara");
        assertHidden(event.replace("%s", "{\\\"mail\\\":\\\"\\\\u0061da@shop.example\\\"}"), "da@shop");
        assertHidden(event.replace("%s", "<b title='O&#39;Hara &amp; &quot;Sons&quot;'>"), "Hara");
        assertHidden(event.replace("%s", "&#97;da&commat;shop&#x2e;example"), "shop&#x2e;example", "&#97;");
        assertHidden(event.replace("%s", "/a?m=ada%40shop.example&x=1"), "ada%40");
        assertHidden(event.replace("%s", "\\\"<i>O&#39;Hara &amp; \\\\\\\"Sons\\\\\\\"</i>\\\""), "Hara");
    }

    @Test
    void leavesAllElseAsItCame() {
        String before =
                "{ \"type\" : 5, \"data\":{\"tag\":\"t\\u0065st\",\"payload\":{\"a\":1.50,\"b\":\"caf\\u00e9 \\/ ü\",\"c\":\"4111 1111\"}} ,\"timestamp\":1}";

        assertThat(apply(filter, before)).isEqualTo(before.replace("4111 1111", "•••") + "\n");
        String untouched = "{\"type\":5,\"data\" : {\"tag\":\"t\\u0065st\", \"payload\":{\"n\":1e3}},\"timestamp\":2}";
        assertThat(apply(filter, untouched, before)).startsWith(untouched + "\n");
    }

    @Test
    void hidesNumbersAndNamesThatSitesReport() {
        assertThat(apply(
                        Filters.rules("\\d{16}"),
                        event(
                                5,
                                "{\"tag\":\"pay\",\"payload\":{\"card\":4111111111111111,\"4222222222222222\":true}}")))
                .contains("\"card\":\"•••\",\"•••\":true")
                .contains("\"timestamp\":1700000000000");
    }

    @Test
    void leavesStyleSheetsAndPictures() {
        String page = event(
                2,
                "{\"node\":{\"type\":2,\"tagName\":\"style\",\"attributes\":{\"_cssText\":\"@media { a { width: 4111 1111 } }\"},\"childNodes\":[],\"id\":1}}");
        String picture = event(
                2,
                "{\"node\":{\"type\":2,\"tagName\":\"img\",\"attributes\":{\"rr_dataURL\":\"data:image/png;base64,iVBO41111111AAA=\"},\"childNodes\":[],\"id\":1}}");

        assertThat(apply(filter, page, picture)).isEqualTo(page + "\n" + picture + "\n");
        assertHidden(picture.replace("iVBO", "ada@shop.example "), "ada@shop");
    }

    @Test
    void unpacksPackedEvents() {
        String event = event(5, "{\"tag\":\"t\",\"payload\":\"4111 1111\"},\"v\":\"v1\"");
        StringBuilder packed = new StringBuilder("[\"");
        for (byte b : deflate(event)) {
            packed.append(String.format("\\u%04x", b & 0xFF));
        }

        assertThat(apply(filter, packed.append("\"]").toString())).isEqualTo(event.replace("4111 1111", "•••") + "\n");
    }

    @Test
    void readsEveryFormOfChunk() {
        String one = event(5, "{\"tag\":\"a\",\"payload\":\"4111 1111\"}");
        String line = one.replace("4111 1111", "•••") + "\n";

        assertThat(apply(filter, "[" + one + ",\n " + one + "]")).isEqualTo(line + line);
        assertThat(apply(filter, "{\"events\":[" + one + "],\"more\":1}")).isEqualTo(line);
        assertThat(apply(filter, "\uFEFF" + one + "\r\n\r\n" + one)).isEqualTo(line + line);
        assertThat(apply(filter, one.replace(",\"data", "\r\n,\"data")))
                .isEqualTo(line.replace(",\"data", "  ,\"data"));
        assertThat(apply(filter, "")).isEmpty();
        assertThatThrownBy(() -> apply(filter, one + "{\"type\":")).isInstanceOf(UnmaskableEvents.class);
        assertThatThrownBy(() -> filter.apply((one.substring(0, one.length() - 1) + ",\"x\":\"\u00ff\"}")
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnmaskableEvents.class);
    }

    @Test
    @Timeout(20)
    void takesLinearTimeForPatternsThatBacktrackElsewhere() {
        PrivacyFilter evil = Filters.rules("(a+)+$", "(a|aa)+b", "(.*)*=", "(\\w+\\s?)+@");
        String event = event(5, "{\"tag\":\"t\",\"payload\":\"" + "a".repeat(200_000) + "!\"}");

        long before = System.nanoTime();
        assertThat(apply(evil, event)).isEqualTo(event + "\n");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void refusesToGrowAChunkBeyondMeasure() {
        PrivacyFilter growing = Filters.of(
                        Filters.website(PrivacyLevel.RELAXED).toBuilder()
                                .maskingRules(List.of(new MaskingRule(".", "x".repeat(32))))
                                .build(),
                        true)
                .orElseThrow();

        assertThatThrownBy(() -> apply(growing, event(5, "{\"tag\":\"" + "a".repeat(200_000) + "\"}")))
                .isInstanceOf(UnmaskableEvents.class);
    }

    @Test
    void isThereOnlyWhereAWebsiteAsksForIt() {
        assertThat(Filters.of(Filters.website(PrivacyLevel.BALANCED), false)).isEmpty();
        assertThat(Filters.of(Filters.website(PrivacyLevel.RELAXED), false)).isEmpty();
        assertThat(Filters.of(Filters.website(PrivacyLevel.STRICT), true)).isEmpty();
        assertThat(Filters.of(Filters.website(PrivacyLevel.STRICT), false)).isPresent();
        assertThat(Filters.of(Filters.website(PrivacyLevel.STRICT, "a"), true)).isPresent();
        assertThatThrownBy(() -> Filters.of(Filters.website(PrivacyLevel.RELAXED, "a", "(?=b)"), true))
                .isInstanceOf(BrokenMaskingRules.class)
                .hasMessageContaining("masking rule 2");
    }

    private void assertHidden(String event, String... secrets) {
        assertThat(apply(filter, event)).doesNotContain(secrets).contains("•••").endsWith("}\n");
    }

    private static byte[] deflate(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
