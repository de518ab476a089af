package dev.playhead.query.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who asks, and what they may do. */
@Schema(name = "Me", description = "Who asks, and what they may do")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeView(
        @Schema(
                description = "As notes and the audit log name them",
                examples = "member:7f0e9c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6")
        String actor,

        @Schema(nullable = true, description = "Of somebody who has logged in by name") @Nullable
        String email,

        @Schema(description = "Whether they are admin of every website and may create some")
        boolean operator,

        @Schema(description = "Those that they see") List<Seen> websites,

        @Schema(
                nullable = true,
                description = "With a session: to be sent as `Playhead-Csrf` with what changes something")
        @Nullable
        String csrfToken,

        @Schema(nullable = true, description = "With a session: when it ends, epoch milliseconds") @Nullable
        Long expiresAt) {
    /** A website, and what they may do there. */
    @Schema(name = "MyWebsite")
    record Seen(
            String websiteId,
            String name,

            @Schema(enumeration = {"viewer", "editor", "admin"})
            String role) {}
}
