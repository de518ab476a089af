package dev.playhead.query.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.playhead.storage.catalog.ApiKeyEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as the API shows it. */
@Schema(name = "Key", description = "A key of a website. Times are epoch milliseconds")
record KeyView(
        String keyId,

        @Schema(
                enumeration = {"public", "secret"},
                description = "Public ones write recordings, secret ones read")
        String kind,

        String name,

        @Schema(
                enumeration = {"viewer", "editor", "admin"},
                nullable = true,
                description = "What a secret key may do; absent for public ones")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String role,

        @Schema(
                nullable = true,
                description =
                        "The key itself: of public keys always, of secret ones in the answer to their creation only")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String key,

        long createdAt,

        @Schema(description = "Who made it, as the audit log names them")
        String createdBy,

        @Schema(
                nullable = true,
                description = "UTC day of its latest use; null = none is known",
                examples = "2025-11-22")
        @Nullable
        String lastUsedOn) {
    static KeyView of(ApiKeyEntity row) {
        boolean secret = row.kind.equals(Keys.SECRET);
        return new KeyView(
                row.keyId.toString(),
                row.kind,
                row.label,
                secret ? row.role : null,
                row.publicKey,
                row.createdAt.toEpochMilli(),
                row.createdBy,
                row.lastUsed == null ? null : row.lastUsed.toString());
    }

    KeyView withSecret(String secret) {
        return new KeyView(keyId, kind, name, role, secret, createdAt, createdBy, lastUsedOn);
    }
}
