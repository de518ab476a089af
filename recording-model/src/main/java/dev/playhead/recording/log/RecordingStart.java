package dev.playhead.recording.log;

import dev.playhead.recording.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder says of itself and of its page when it starts. Texts are {@code ""} where unknown, sizes 0.
 *
 * @param externalId the id that the client chose, where it chose one
 * @param url of the page, as sent; may hold query values
 * @param screenWidth CSS pixels
 * @param screenHeight CSS pixels
 * @param country ISO 3166-1 alpha-2, only where a trusted proxy's header told it
 * @param receivedAt ingest's clock, epoch milliseconds
 */
public record RecordingStart(
        @Nullable String externalId,
        String visitorUid,
        String sessionUid,
        String url,
        String referrer,
        String userAgent,
        String language,
        int screenWidth,
        int screenHeight,
        String sdkName,
        String sdkVersion,
        Dialect dialect,
        String country,
        long receivedAt) {

    /** A builder in which everything but these two is unknown. */
    public static Builder builder(Dialect dialect, long receivedAt) {
        return new Builder(dialect, receivedAt);
    }

    /** Not thread-safe; every setter may be left out. */
    public static final class Builder {
        private final Dialect dialect;
        private final long receivedAt;
        private @Nullable String externalId;
        private String visitorUid = "";
        private String sessionUid = "";
        private String url = "";
        private String referrer = "";
        private String userAgent = "";
        private String language = "";
        private int screenWidth;
        private int screenHeight;
        private String sdkName = "";
        private String sdkVersion = "";
        private String country = "";

        private Builder(Dialect dialect, long receivedAt) {
            this.dialect = dialect;
            this.receivedAt = receivedAt;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        public Builder visitor(String visitorUid, String sessionUid) {
            this.visitorUid = visitorUid;
            this.sessionUid = sessionUid;
            return this;
        }

        public Builder page(String url, String referrer) {
            this.url = url;
            this.referrer = referrer;
            return this;
        }

        public Builder browser(String userAgent, String language) {
            this.userAgent = userAgent;
            this.language = language;
            return this;
        }

        public Builder screen(int width, int height) {
            screenWidth = width;
            screenHeight = height;
            return this;
        }

        public Builder sdk(String name, String version) {
            sdkName = name;
            sdkVersion = version;
            return this;
        }

        public Builder country(String value) {
            country = value;
            return this;
        }

        public RecordingStart build() {
            return new RecordingStart(
                    externalId,
                    visitorUid,
                    sessionUid,
                    url,
                    referrer,
                    userAgent,
                    language,
                    screenWidth,
                    screenHeight,
                    sdkName,
                    sdkVersion,
                    dialect,
                    country,
                    receivedAt);
        }
    }
}
