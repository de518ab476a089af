package dev.playhead.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndReadAfterwards() {
        var home = new Home(folder);
        Secrets made = Secrets.of(home);
        var website = new Website("flid_0123456789abcdef", "dp_x", "sk_y");
        made.keep(website);

        Secrets read = Secrets.of(home);

        assertThat(read.adminKey()).isEqualTo(made.adminKey()).startsWith("ak_").hasSizeGreaterThan(32);
        assertThat(read.tokenSecret()).isEqualTo(made.tokenSecret()).isNotEqualTo(made.clickHousePassword());
        assertThat(read.website()).hasValue(website);
    }

    @Test
    void areReadableByTheirOwnerOnly() throws Exception {
        var home = new Home(folder);
        Secrets.of(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secretsFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void differBetweenInstallations(@TempDir Path other) {
        assertThat(Secrets.of(new Home(folder)).adminKey())
                .isNotEqualTo(Secrets.of(new Home(other)).adminKey());
    }
}
