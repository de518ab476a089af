package dev.playhead.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    private static final String META = "{\"type\":4,\"timestamp\":1,\"data\":{\"href\":\"https://a.example/%s\"}}";
    private static final String CLICK = "{\"type\":3,\"timestamp\":2,\"data\":{\"source\":2}}";
    private static final List<String> EVENTS =
            List.of(META.formatted("one"), CLICK, META.formatted("one"), META.formatted("two"));

    @TempDir
    private Path folder;

    @Test
    void readsEveryFormThatPeopleKeepRecordingsIn() throws IOException {
        String lines = String.join("\n", EVENTS) + "\n";
        String array = "[" + String.join(",\n", EVENTS) + "]";
        Files.writeString(folder.resolve("a.ndjson"), lines);
        Files.write(folder.resolve("b.ndjson.zst"), Zstd.compress(lines.getBytes(StandardCharsets.UTF_8)));
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.jsonl.gz")))) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("d.json"), array);
        Files.writeString(folder.resolve("e.json"), "{\n \"events\": " + array + "}");
        Files.writeString(folder.resolve("manifest.json"), "{\"recordings\":[{\"name\":\"a\"}]}");
        Files.writeString(folder.resolve("notes.txt"), "no recording");

        List<Recording> recordings = RecordingFiles.in(folder, Long.MAX_VALUE);

        assertThat(recordings).hasSize(5).allSatisfy(recording -> assertThat(recording.lines())
                .isEqualTo(EVENTS));
    }

    @Test
    void aPageBeginsWhereTheAddressChanges() throws IOException {
        Files.writeString(folder.resolve("a.ndjson"), String.join("\n", EVENTS));

        Recording recording = RecordingFiles.in(folder, Long.MAX_VALUE).getFirst();

        assertThat(recording.pages()).containsExactly(EVENTS.subList(0, 3), EVENTS.subList(3, 4));
    }

    @Test
    void saysThatAFolderHoldsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingFiles.in(folder, Long.MAX_VALUE))
                .withMessageContaining(folder.toString());
    }
}
