package dev.playhead.recording.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageUrlsTest {
    private final PageUrls urls = new PageUrls(Thresholds.defaults());

    @ParameterizedTest
    @CsvSource({
        "https://a.example/, https://a.example/",
        "https://a.example/x?, https://a.example/x?",
        "https://a.example/x?a=1&b&utm_medium=mail&c=2=3, https://a.example/x?a=&b&utm_medium=mail&c=",
        "https://a.example/#/cart?card=4111, https://a.example/#/cart?card=",
        "https://a.example/?q=1#access_token=s3cret&state=x, https://a.example/?q=#access_token=&state=",
        "https://a.example/#part, https://a.example/#part",
        "https://me:secret@a.example/x@y?e=me@b.example, https://a.example/x@y?e=",
        "https://me:secret@a.example, https://a.example",
        "about:blank, about:blank",
        "'data:text/html,secret', data:",
        "'JavaScript:alert(1)', JavaScript:",
        "/relative?x=1, /relative?x=",
        "'', ''",
    })
    void removesWhatMayBePrivate(String href, String cleaned) {
        assertThat(urls.clean(href)).isEqualTo(cleaned);
    }

    @Test
    void cutsLongOnes() {
        assertThat(urls.clean("https://a.example/" + "x".repeat(5_000))).hasSize(2_048);
    }
}
