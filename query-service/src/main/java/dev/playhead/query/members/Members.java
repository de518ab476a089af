package dev.playhead.query.members;

import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.MemberEntity;
import dev.playhead.storage.catalog.PersonEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Members of websites whose admin asks. What changes counts from the next request on: sessions read it anew each time. Needs a Vert.x
 * context.
 */
@ApplicationScoped
class Members {
    private final Audit audit;

    Members(Audit audit) {
        this.audit = audit;
    }

    /** All of a website, in the order in which they were added. */
    Uni<List<MemberView>> list(WebsiteId websiteId) {
        return Panache.withSession(() -> MemberEntity.<MemberEntity>list(
                        "key.websiteId = ?1 order by addedAt, key.personId", websiteId.value())
                .chain(members -> PersonEntity.<PersonEntity>list(
                                "personId in ?1",
                                members.stream().map(one -> one.key.personId()).toList())
                        .map(people -> views(members, people))));
    }

    private static List<MemberView> views(List<MemberEntity> members, List<PersonEntity> people) {
        Map<UUID, PersonEntity> byId = people.stream().collect(Collectors.toMap(one -> one.personId, one -> one));
        return members.stream()
                .filter(one -> byId.containsKey(one.key.personId()))
                .map(one -> MemberView.of(one, byId.getOrDefault(one.key.personId(), new PersonEntity())))
                .toList();
    }

    /** Fails with a 409 where they are a member already. */
    Uni<MemberView> add(WebsiteId websiteId, MemberRequest wanted, String actor) {
        return Panache.withTransaction(() -> person(wanted.email()).chain(person -> {
            MemberEntity.Key key = new MemberEntity.Key(websiteId.value(), person.personId);
            return MemberEntity.<MemberEntity>findById(key).chain(member -> {
                if (member != null) {
                    throw ProblemException.alreadyMember();
                }
                MemberEntity added = new MemberEntity();
                added.key = key;
                added.role = wanted.role().wireName();
                added.addedAt = Instant.now();
                added.addedBy = actor;
                return added.persist()
                        .call(() -> note(Action.MEMBER_ADDED, websiteId, added, person))
                        .replaceWith(() -> MemberView.of(added, person));
            });
        }));
    }

    private static Uni<PersonEntity> person(String email) {
        return PersonEntity.<PersonEntity>find("email", email).firstResult().chain(known -> {
            if (known != null) {
                return Uni.createFrom().item(known);
            }
            PersonEntity invited = new PersonEntity();
            invited.personId = UUID.randomUUID();
            invited.email = email;
            invited.createdAt = Instant.now();
            return invited.persist();
        });
    }

    /** Fails with a 404 where the website has no such member. */
    Uni<MemberView> change(WebsiteId websiteId, UUID memberId, Role role) {
        return with(websiteId, memberId, (member, person) -> {
            member.role = role.wireName();
            return note(Action.MEMBER_CHANGED, websiteId, member, person)
                    .replaceWith(() -> MemberView.of(member, person));
        });
    }

    /** Fails with a 404 where the website has no such member. The person stays invited elsewhere. */
    Uni<Void> remove(WebsiteId websiteId, UUID memberId) {
        return with(websiteId, memberId, (member, person) -> member.delete()
                .chain(() -> note(Action.MEMBER_REMOVED, websiteId, member, person)));
    }

    private interface Work<T> {
        Uni<T> on(MemberEntity member, PersonEntity person);
    }

    private static <T> Uni<T> with(WebsiteId websiteId, UUID memberId, Work<T> work) {
        Function<MemberEntity, Uni<? extends T>> known =
                member -> PersonEntity.<PersonEntity>findById(memberId).chain(person -> {
                    if (member == null || person == null) {
                        throw ProblemException.unknown("member");
                    }
                    return work.on(member, person);
                });
        return Panache.withTransaction(
                () -> MemberEntity.<MemberEntity>findById(new MemberEntity.Key(websiteId.value(), memberId))
                        .chain(known));
    }

    private Uni<Void> note(Action action, WebsiteId websiteId, MemberEntity member, PersonEntity person) {
        return audit.note(
                action,
                websiteId,
                null,
                Map.of("memberId", person.personId.toString(), "email", person.email, "role", member.role));
    }
}
