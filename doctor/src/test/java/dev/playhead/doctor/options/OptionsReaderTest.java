package dev.playhead.doctor.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.doctor.hop.HopName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsReaderTest {
    private static final String URL = "https://playhead.example";
    private static final String WEBSITE = "flid_0123456789abcdef";

    @Test
    void takesAddressAndKeysOfAnyInstallation() {
        Options options = read("--url", URL, "--website", WEBSITE, "--secret-key", "sk_x", "--json");

        assertThat(options.url()).isEqualTo(URI.create(URL));
        assertThat(options.websiteId()).isEqualTo(WEBSITE);
        assertThat(options.usesOwnWebsite()).isFalse();
        assertThat(options.keys().reading()).isEqualTo("sk_x");
        assertThat(options.json()).isTrue();
        assertThat(options.timeout()).isEqualTo(Options.DEFAULT_TIMEOUT);
    }

    @Test
    void takesKeysFromVariables() {
        Options options = OptionsReader.read(
                new String[] {"--url", URL},
                Map.of("PLAYHEAD_DOCTOR_ADMIN_KEY", "ak_x", "PLAYHEAD_DOCTOR_TIMEOUT", "5s"));

        assertThat(options.keys().admin()).isEqualTo("ak_x");
        assertThat(options.usesOwnWebsite()).isTrue();
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anOptionWinsOverItsVariable() {
        Options options = OptionsReader.read(
                new String[] {"--url", URL, "--admin-key", "a"}, Map.of("PLAYHEAD_DOCTOR_URL", "http://other"));

        assertThat(options.url()).isEqualTo(URI.create(URL));
    }

    @Test
    void takesTheLocalInstallationWhereNoneIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"), "{\"gateway\":\"http://localhost:8080\",\"adminKey\":\"ak_x\"}");

        Options options = read("--run-file", file.toString());

        assertThat(options.url()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.keys().admin()).isEqualTo("ak_x");
        assertThat(options.usesOwnWebsite()).isTrue();
    }

    @Test
    void saysWhatToDoWhereNothingRuns(@TempDir Path folder) {
        assertThatThrownBy(() -> read("--run-file", folder.resolve("run.json").toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("./playhead up")
                .hasMessageContaining("--url");
    }

    @Test
    void wantsAKeyForAnAddress() {
        assertThatThrownBy(() -> read("--url", URL)).hasMessageContaining("--admin-key");
        assertThatThrownBy(() -> read("--url", URL, "--secret-key", "sk_x")).hasMessageContaining("--website");
    }

    @Test
    void changesWhatCountsAsSlow() {
        Options options = read("--url", URL, "--admin-key", "a", "--slow", "all=1m,list=500ms");

        assertThat(options.thresholds().of(HopName.LIST)).isEqualTo(Duration.ofMillis(500));
        assertThat(options.thresholds().of(HopName.LIVE)).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list=soon", "lunch=3s", "list=0s"})
    void refusesThresholdsThatAreNone(String slow) {
        assertThatThrownBy(() -> read("--url", URL, "--admin-key", "a", "--slow", slow))
                .isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"playhead.example", "ftp://playhead.example", "http:// x"})
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> read("--url", url, "--admin-key", "a")).isInstanceOf(UsageException.class);
    }

    @Test
    void printsNoKeys() {
        Options options =
                read("--url", URL, "--website", WEBSITE, "--secret-key", "sk_secret", "--admin-key", "ak_admin");

        assertThat(options.toString()).doesNotContain("sk_secret", "ak_admin");
    }

    @Test
    void helpNamesEveryOptionAndVariable() {
        assertThat(Usage.text())
                .contains("--url", "--website", "--secret-key", "--admin-key", "--timeout", "--slow", "--json")
                .contains("PLAYHEAD_DOCTOR_SECRET_KEY", "PLAYHEAD_DOCTOR_ADMIN_KEY");
    }

    private static Options read(String... args) {
        return OptionsReader.read(args, Map.of());
    }
}
