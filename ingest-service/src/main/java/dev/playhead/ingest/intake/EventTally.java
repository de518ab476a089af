package dev.playhead.ingest.intake;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.Inflate;

/** How many events a chunk holds that was checked already. */
final class EventTally {
    private EventTally() {}

    static int of(Upload upload, long limit) {
        return Inflate.inflate(upload.body(), upload.encoding(), limit) instanceof ChunkDecoding.Decoded(byte[] bytes)
                        && EventReader.read(bytes) instanceof EventsRead.Events read
                ? read.events().size()
                : 0;
    }
}
