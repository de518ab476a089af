package dev.playhead.storage.archive;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.Run;
import dev.playhead.storage.segment.SegmentReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** An archive in memory, and what reading it gives. */
record Written(byte[] object, ArchiveFooter footer) {
    static final byte[] SUMMARY =
            "{\"state\":\"ready\",\"metadata\":{\"plan\":\"gold\"}}".getBytes(StandardCharsets.UTF_8);

    static Written of(Subject subject, ArchiveSettings settings, Consumer<ArchiveWriter> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArchiveWriter writer = new ArchiveWriter(subject, 3, 7, settings, out::writeBytes)) {
            contents.accept(writer);
            ArchiveFooter footer = writer.finish(SUMMARY);
            return new Written(out.toByteArray(), footer);
        }
    }

    byte[] bytes(long from, int length) {
        return Arrays.copyOfRange(object, (int) from, (int) from + length);
    }

    String lines(ArchiveFrame frame) {
        return text(SegmentReader.block(bytes(frame.byteOffset(), frame.byteLength()), frame.rawBytes()));
    }

    /** All events as NDJSON. */
    String lines() {
        StringBuilder all = new StringBuilder();
        footer.frames().forEach(frame -> all.append(lines(frame)));
        return all.toString();
    }

    List<Position> positions() {
        List<Position> all = new ArrayList<>();
        for (ArchiveFrame frame : footer.frames()) {
            for (Run run : frame.runs()) {
                for (int i = 0; i < run.count(); i++) {
                    all.add(new Position(run.offset(), run.firstIndex() + i));
                }
            }
        }
        return all;
    }

    static String text(FrameRead read) {
        return new String(((FrameRead.Lines) read).bytes(), StandardCharsets.UTF_8);
    }
}
