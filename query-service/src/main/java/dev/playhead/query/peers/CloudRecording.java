package dev.playhead.query.peers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.playhead.query.recordings.TaggedRecording;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recording in rrweb Cloud's shape. */
@Schema(name = "CloudRecording", description = "A recording as rrweb Cloud's clients expect it")
record CloudRecording(
        @Schema(description = "The id that the client chose, or Playhead's where it didn't")
        String recordingId,

        @Schema(description = "When it began, epoch milliseconds")
        long timestamp,

        Links links,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "What was attached; values are text")
        String metadata) {
    /** Where to read it. */
    @Schema(name = "CloudLinks")
    record Links(String self, String events) {}

    /** A page of them. */
    @Schema(name = "CloudRecordingPage")
    record Page(List<CloudRecording> recordings) {}

    /** @param base where Playhead answers */
    static CloudRecording of(TaggedRecording row, URI base) {
        String id = URLEncoder.encode(row.clientId(), StandardCharsets.UTF_8).replace("+", "%20");
        String self = base.resolve("/recordings/" + id).toString();
        return new CloudRecording(row.clientId(), row.startedAt(), new Links(self, self + "/events"), row.metadata());
    }
}
