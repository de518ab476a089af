package dev.playhead.wire.record;

import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.codec.ContentEncoding;

/**
 * A chunk on its way into Kafka.
 *
 * @param partition of {@code playhead.chunks}, as pinned in the recording's token
 * @param encoding how {@code body} is compressed
 * @param mediaType what {@code body} is when inflated
 * @param eventCount events as the recorder counted them; 0 = not said. Only a hint
 * @param body as received; not copied, must not change afterwards
 */
public record ChunkToSend(
        Subject subject,
        int partition,
        ChunkHead head,
        ContentEncoding encoding,
        MediaType mediaType,
        int eventCount,
        byte[] body) {}
