package dev.playhead.query.websites;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that creates a website: settings, and an id for who wants to choose it. */
@Schema(name = "WebsiteCreation")
record WebsiteCreation(
        @Schema(description = "flid_ and 16 to 32 of a-z0-9; made by the server where absent") @Nullable
        String websiteId,

        @JsonUnwrapped WebsiteChange settings) {}
