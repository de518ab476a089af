package dev.playhead.ingest.intake;

import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.MediaType;

/**
 * A chunk as a dialect hands it over.
 *
 * @param askedForPrivacy whether its recorder was told the website's privacy level and follows it
 * @param eventsSoFar how many events the client has sent in all, this chunk's included; 0 = it doesn't say
 * @param body inflates to events; not copied, must not change afterwards
 */
public record Upload(
        Target target,
        ChunkHead head,
        ContentEncoding encoding,
        MediaType mediaType,
        boolean askedForPrivacy,
        long eventsSoFar,
        byte[] body) {
    /** Of a recorder that never asked for the privacy level. */
    public Upload(Target target, ChunkHead head, ContentEncoding encoding, MediaType mediaType, byte[] body) {
        this(target, head, encoding, mediaType, false, 0, body);
    }

    /** The same chunk in another form. */
    Upload with(ContentEncoding newEncoding, MediaType newMediaType, byte[] newBody) {
        return new Upload(target, head, newEncoding, newMediaType, askedForPrivacy, eventsSoFar, newBody);
    }
}
