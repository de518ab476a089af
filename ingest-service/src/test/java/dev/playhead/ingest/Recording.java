package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.recording.WebsiteId;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A recording that a test started. */
record Recording(WebsiteId websiteId, String uid, String token) {
    static Recording start(WebsiteId website, String... headers) {
        HttpResponse<String> answer = Http.start(website, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = Http.read(answer);
        assertThat(body.get("accepted").asBoolean()).as(answer.body()).isTrue();
        return new Recording(
                website, body.get("recordingUid").asText(), body.get("token").asText());
    }

    /** A message about this recording. */
    Map<String, Object> message(String type) {
        Map<String, Object> message = new HashMap<>();
        message.put("type", type);
        message.put("websiteId", websiteId.value());
        message.put("recordingUid", uid);
        message.put("token", token);
        return message;
    }

    Map<String, Object> chunk(String window, long seq, String encoding, Object data) {
        Map<String, Object> chunk = message("recording_chunk");
        chunk.put("windowId", window);
        chunk.put("seq", seq);
        chunk.put("encoding", encoding);
        chunk.put("data", data);
        chunk.put("eventCount", 2);
        chunk.put("sentAt", 1_700_000_000_000L);
        return chunk;
    }

    String query(String window, long seq) {
        return "?type=recording_chunk&websiteId=" + websiteId.value() + "&recordingUid=" + uid + "&windowId=" + window
                + "&seq=" + seq;
    }
}
