package dev.playhead.query.members;

import dev.playhead.storage.catalog.MemberEntity;
import dev.playhead.storage.catalog.PersonEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member as the API shows them. */
@Schema(name = "Member", description = "Somebody who may log in and see a website. Times are epoch milliseconds")
record MemberView(
        @Schema(description = "The audit log names them `member:<memberId>`")
        String memberId,

        String email,
        @Schema(enumeration = {"viewer", "editor", "admin"}) String role,

        @Schema(description = "Whether they have logged in; until then whoever shows this verified address is them")
        boolean hasLoggedIn,

        long addedAt,

        @Schema(description = "Who added them, as the audit log names them")
        String addedBy) {
    static MemberView of(MemberEntity member, PersonEntity person) {
        return new MemberView(
                person.personId.toString(),
                person.email,
                member.role,
                person.subject != null,
                member.addedAt.toEpochMilli(),
                member.addedBy);
    }
}
