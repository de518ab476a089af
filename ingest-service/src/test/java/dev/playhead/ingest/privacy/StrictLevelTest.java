package dev.playhead.ingest.privacy;

import static dev.playhead.ingest.privacy.Filters.apply;
import static dev.playhead.ingest.privacy.Filters.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the strict level hides from recorders that never asked, and what it leaves. */
class StrictLevelTest {
    private final PrivacyFilter strict = Filters.strict();

    @Test
    void putsStarsInPlaceOfTextsAndLeavesTheStructure() {
        String page = event(
                2,
                "{\"node\":{\"type\":0,\"childNodes\":[{\"type\":1,\"name\":\"html\",\"publicId\":\"\",\"systemId\":\"\",\"id\":2},"
                        + "{\"type\":2,\"tagName\":\"p\",\"attributes\":{\"class\":\"big note\",\"title\":\"Ada's\",\"data-x\":\"keep\"},\"childNodes\":["
                        + "{\"type\":3,\"textContent\":\"Dear Ada,\\n\\tyou 😀 rock\",\"id\":4}],\"id\":3},"
                        + "{\"type\":5,\"textContent\":\"by Ada\",\"id\":5}],\"id\":1},\"initialOffset\":{\"left\":0,\"top\":0}}");

        assertThat(apply(strict, page))
                .isEqualTo(page.replace("Dear Ada,\\n\\tyou 😀 rock", "**** ****\\n\\t*** ** ****")
                                .replace("Ada's", "*****")
                                .replace("by Ada", "** ***")
                        + "\n");
    }

    @Test
    void leavesStylesAndScripts() {
        String page = event(
                2,
                "{\"node\":{\"type\":2,\"tagName\":\"head\",\"attributes\":{},\"childNodes\":["
                        + "{\"type\":2,\"tagName\":\"style\",\"attributes\":{\"_cssText\":\"p { color: red }\"},\"childNodes\":[{\"type\":3,\"textContent\":\"p { margin: 0 }\",\"isStyle\":true,\"id\":12}],\"id\":11},"
                        + "{\"type\":2,\"tagName\":\"script\",\"attributes\":{\"src\":\"/a.js\"},\"childNodes\":[{\"type\":3,\"textContent\":\"SCRIPT_PLACEHOLDER\",\"id\":14}],\"id\":13}"
                        + "],\"id\":10}}");
        String later = event(
                3,
                "{\"source\":0,\"texts\":[{\"id\":12,\"value\":\"p { margin: 9px }\"}],\"attributes\":[],\"removes\":[],\"adds\":["
                        + "{\"parentId\":11,\"nextId\":null,\"node\":{\"type\":3,\"textContent\":\"a { top: 0 }\",\"id\":15}},"
                        + "{\"parentId\":99,\"nextId\":null,\"node\":{\"type\":3,\"textContent\":\"b { top: 0 }\",\"isStyle\":true,\"id\":16}}]}");

        assertThat(apply(strict, page, later)).isEqualTo(page + "\n" + later + "\n");
    }

    @Test
    void takesTextForThePagesWhereItsElementIsntKnown() {
        String later = event(
                3,
                "{\"source\":0,\"texts\":[{\"id\":12,\"value\":\"was it a style?\"}],\"attributes\":[],\"removes\":[],\"adds\":[]}");

        assertThat(apply(strict, later)).contains("*** ** * ******").doesNotContain("style?");
    }

    @Test
    void hidesWhatWasTypedToTheLastSpace() {
        assertThat(apply(strict, event(3, "{\"source\":5,\"text\":\"one two\",\"isChecked\":false,\"id\":7}")))
                .contains("\"text\":\"*******\",\"isChecked\":false,\"id\":7");
        assertThat(
                        apply(
                                strict,
                                event(
                                        2,
                                        "{\"node\":{\"type\":2,\"tagName\":\"textarea\",\"attributes\":{\"value\":\"a b\",\"placeholder\":\"Your name\"},\"childNodes\":[],\"id\":3}}")))
                .contains("{\"value\":\"***\",\"placeholder\":\"**** ****\"}");
    }

    @Test
    void hidesOptionsAttributesThatChangeEditedTextAndComments() {
        String masked = apply(
                strict,
                event(
                        3,
                        "{\"source\":0,\"texts\":[{\"id\":8,\"value\":\"Grace\"},{\"id\":9,\"value\":null}],\"attributes\":[{\"id\":3,\"attributes\":{\"value\":\"Bern\",\"alt\":\"map\",\"aria-label\":\"my cart\",\"class\":\"open\",\"style\":{\"width\":\"9px\"}}}],\"removes\":[],"
                                + "\"adds\":[{\"parentId\":3,\"nextId\":null,\"node\":{\"type\":2,\"tagName\":\"option\",\"attributes\":{\"value\":\"graz\",\"selected\":true},\"childNodes\":[],\"id\":20}},"
                                + "{\"parentId\":20,\"nextId\":null,\"node\":{\"type\":3,\"textContent\":\"Graz\",\"id\":21}}]}"));

        assertThat(masked)
                .doesNotContain("Grace", "Bern", "map\"", "cart", "graz", "Graz")
                .contains("\"class\":\"open\"", "\"width\":\"9px\"", "\"selected\":true", "\"value\":null");
    }

    @Test
    void hidesConsoleArgumentsSoThatPlayersStillReadThem() {
        String masked = apply(
                strict,
                event(
                        6,
                        "{\"plugin\":\"rrweb/console@1\",\"payload\":{\"level\":\"log\",\"trace\":[\"at a.js:1\"],\"payload\":[\"\\\"Ada B\\\"\",\"{\\\"mail\\\":\\\"a@b\\\"}\"]}}"));

        assertThat(masked)
                .contains("\"level\":\"log\"", "at a.js:1", "[\"\\\"*** *\\\"\",\"\\\"**************\\\"\"]")
                .doesNotContain("Ada", "mail");
        assertThat(apply(strict, masked.strip())).isEqualTo(masked);
    }

    @Test
    void hidesTextThatACanvasDraws() {
        String masked = apply(
                strict,
                event(
                        3,
                        "{\"source\":9,\"id\":3,\"type\":0,\"commands\":[{\"property\":\"fillText\",\"args\":[\"Ada\",1,2]},{\"property\":\"fillStyle\",\"args\":[\"#fff\"],\"setter\":true},{\"args\":[\"Bob\"],\"property\":\"strokeText\"}]}"));

        assertThat(masked).doesNotContain("Ada", "Bob").contains("#fff", "\"fillText\"", "\"***\",1,2");
    }

    @Test
    void hidesTextsInEventsOfUnknownKindsAndInMembersOutOfOrder() {
        assertThat(
                        apply(
                                strict,
                                "{\"timestamp\":1,\"data\":{\"text\":\"Ada\",\"id\":1,\"source\":5},\"type\":3}",
                                event(77, "{\"node\":{\"textContent\":\"Bob\",\"type\":3},\"value\":\"Eve\"}"),
                                event(
                                        2,
                                        "{\"node\":{\"childNodes\":[{\"textContent\":\"Joe\",\"type\":3}],\"tagName\":\"style\",\"type\":2}}")))
                .doesNotContain("Ada", "Bob", "Eve", "Joe");
    }
}
