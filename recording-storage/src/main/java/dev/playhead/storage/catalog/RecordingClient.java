package dev.playhead.storage.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who was recorded, and with what; {@code ""} where unknown. */
@Embeddable
public class RecordingClient {
    @Column(name = "visitor_uid")
    public String visitorUid = "";

    @Column(name = "session_uid")
    public String sessionUid = "";

    @Column(name = "user_id")
    public String userId = "";

    public String browser = "";
    public String os = "";
    public String device = "";
    public String country = "";
    public String sdk = "";
}
