package dev.playhead.query.login;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.members.Emails;
import dev.playhead.storage.catalog.PersonEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises people by what an OpenID provider says of them. Needs a Vert.x context. */
@ApplicationScoped
class People {
    private static final String MEMBER = "member:";

    private final Set<String> operators;

    People(QuerySettings settings) {
        operators = settings.login().operators().orElse(List.of()).stream()
                .map(Emails::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a provider says of somebody.
     *
     * @param verifiedEmail empty where the provider has not verified one
     */
    record Identity(String issuer, String subject, Optional<String> verifiedEmail) {}

    /**
     * Whom an identity means; null where nobody of this installation. The subject decides once it is bound; before that the verified
     * address does, and is bound to the first subject that shows it, so that whoever gets the address later is somebody else.
     */
    Uni<@Nullable PersonEntity> recognise(Identity identity) {
        return Panache.withTransaction(() -> PersonEntity.<PersonEntity>find(
                        "issuer = ?1 and subject = ?2", identity.issuer(), identity.subject())
                .firstResult()
                .chain(bound -> bound != null ? Uni.createFrom().item(bound) : byEmail(identity))
                .invoke(person -> {
                    if (person != null) {
                        person.operator = operators.contains(person.email);
                        person.lastLogin = Instant.now();
                    }
                }));
    }

    private Uni<@Nullable PersonEntity> byEmail(Identity identity) {
        Optional<String> email = identity.verifiedEmail().flatMap(Emails::parse);
        if (email.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return PersonEntity.<PersonEntity>find("email", email.get())
                .firstResult()
                .chain(invited -> {
                    if (invited == null) {
                        return operators.contains(email.get())
                                ? bound(new PersonEntity(), email.get(), identity)
                                        .persist()
                                : Uni.createFrom().nullItem();
                    }
                    return invited.subject == null
                            ? Uni.createFrom().item(bound(invited, email.get(), identity))
                            : Uni.createFrom().nullItem();
                });
    }

    private static PersonEntity bound(PersonEntity person, String email, Identity identity) {
        if (person.email.isEmpty()) {
            person.personId = UUID.randomUUID();
            person.createdAt = Instant.now();
            person.email = email;
        }
        person.issuer = identity.issuer();
        person.subject = identity.subject();
        return person;
    }

    /** The address of a member; empty for any other actor. */
    Uni<Optional<String>> email(String actor) {
        if (!actor.startsWith(MEMBER)) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = UUID.fromString(actor.substring(MEMBER.length()));
        return Panache.withSession(() -> PersonEntity.<PersonEntity>findById(id))
                .map(person -> Optional.ofNullable(person).map(one -> one.email));
    }

    /** Takes the operator's rights from whoever is not in the configuration any more; ends with how many those were. */
    Uni<Integer> retireOperators() {
        return Panache.withTransaction(() -> operators.isEmpty()
                ? PersonEntity.update("operator = false where operator = true")
                : PersonEntity.update(
                        "operator = false where operator = true and email not in ?1", List.copyOf(operators)));
    }
}
