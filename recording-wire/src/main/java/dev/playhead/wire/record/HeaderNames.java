package dev.playhead.wire.record;

/** Record headers of {@code playhead.chunks}: CloudEvents 1.0 in Kafka's binary mode, and our extensions. All text, UTF-8. */
final class HeaderNames {
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String CONTENT_TYPE = "content-type";
    static final String ENCODING = "ce_encoding";
    static final String DIALECT = "ce_dialect";
    static final String WINDOW = "ce_window";
    static final String SEQ = "ce_seq";
    static final String SENT_AT = "ce_sentat";
    static final String EVENTS = "ce_events";
    static final String FINALIZE = "ce_finalize";
    static final String FRAME = "ce_frame";
    static final String FRAMES = "ce_frames";

    static final String SUPPORTED_SPEC = "1.0";
    static final String SOURCE_PREFIX = "/websites/";

    private HeaderNames() {}
}
