package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.Doctor;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.supervise.StartFailedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./playhead doctor} on a healthy installation, and with each part of it away. */
class DoctorIT {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    /** More than three of the indexer's beats, so that its silence is noticed. */
    private static final String TIMEOUT = "9s";

    /** This machine is busy with other tests: slowness is judged elsewhere. */
    private static final String NEVER_SLOW = "all=5m";

    private static final List<String> HOPS =
            List.of("gateway", "ingest", "log", "live", "list", "segment", "replay", "facts", "erasure");

    private final RunningPlayhead playhead = Installation.running();

    /** The doctor's website is made by its first run, for which everything has to be there. */
    @BeforeAll
    static void everythingRan() {
        assertThat(new DoctorIT().examine("30s").exitCode()).isZero();
    }

    @Test
    void findsAHealthyInstallationWell() {
        Examination examination = examine("30s");

        assertThat(examination.exitCode()).as(examination.text()).isZero();
        assertThat(examination.report().path("verdict").asText()).isEqualTo("well");
        assertThat(examination.hops()).isEqualTo(HOPS);
        for (JsonNode hop : examination.report().path("hops")) {
            assertThat(hop.path("status").asText()).as(hop.toString()).isEqualTo("ok");
            assertThat(hop.path("tookMs").isNumber()).as(hop.toString()).isTrue();
        }
        assertThat(examination.report().at("/traces/state").asText()).isEqualTo("erased");
        assertThat(examination.text()).doesNotContain(playhead.adminKey(), playhead.secretKey());
    }

    @Test
    void needsNoMoreThanAWebsitesSecretKey() {
        Examination examination = examine(
                "30s", Map.of("PLAYHEAD_DOCTOR_SECRET_KEY", playhead.secretKey()), "--website", playhead.websiteId());

        assertThat(examination.exitCode()).as(examination.text()).isZero();
    }

    @Test
    void saysThatAWrongKeyIsNoBreakdown() {
        Examination examination = examine("9s", Map.of("PLAYHEAD_DOCTOR_ADMIN_KEY", "ak_nobodys"));

        assertThat(examination.exitCode()).isEqualTo(1);
        assertThat(examination.suspect()).as(examination.text()).isEqualTo("settings");
    }

    @Test
    void sortsASlowInstallationFromAWellOne() {
        Examination examination = examine("30s", adminKey(), "--slow", "list=1ms");

        assertThat(examination.exitCode()).as(examination.text()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"kafka,kafka", "postgresql,postgresql", "s3,object-storage", "clickhouse,clickhouse"})
    void namesTheServerThatIsAway(String server, String component) throws StartFailedException {
        assertNamed(playhead.server(server), component);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "indexer", "query", "replay"})
    void namesTheServiceThatIsAway(String service) throws StartFailedException {
        assertNamed(playhead.service(service), service);
    }

    private void assertNamed(ServiceHandle part, String component) throws StartFailedException {
        part.hold();
        Examination examination;
        try {
            examination = examine(TIMEOUT);
        } finally {
            part.resume();
            part.awaitReady(BACK_WITHIN);
            playhead.services().forEach(service -> service.awaitReady(BACK_WITHIN));
        }

        assertThat(examination.exitCode()).as(examination.text()).isEqualTo(1);
        assertThat(examination.suspect()).as(examination.text()).isEqualTo(component);
        assertThat(examination.report().at("/suspects/0/certainty").asText())
                .as(examination.text())
                .isEqualTo("certain");
    }

    private record Examination(int exitCode, String text, JsonNode report) {
        String suspect() {
            return report.at("/suspects/0/component").asText();
        }

        List<String> hops() {
            return report.path("hops").findValuesAsText("hop");
        }
    }

    private Examination examine(String timeout) {
        return examine(timeout, adminKey());
    }

    private Map<String, String> adminKey() {
        return Map.of("PLAYHEAD_DOCTOR_ADMIN_KEY", playhead.adminKey());
    }

    private Examination examine(String timeout, Map<String, String> keys, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("--url", playhead.gateway().toString(), "--json", "--timeout", timeout, "--slow", NEVER_SLOW));
        arguments.addAll(List.of(options));
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = Doctor.run(arguments.toArray(String[]::new), keys, print, print, false);
        String text = out.toString(StandardCharsets.UTF_8);
        return new Examination(exitCode, text, Api.parse(text));
    }
}
