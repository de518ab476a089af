package dev.playhead.seed.world;

import java.util.Map;
import java.util.SplittableRandom;

/** Somebody who comes once or again: everything about them follows from their number, so none of them is kept. */
record Visitor(
        String visitorUid, String userId, World.Country country, World.Client client, Map<String, String> metadata) {
    private static final double SIGNED_IN = 0.22;
    private static final double PAYING = 0.3;

    /**
     * @param random seeded by the visitor's number alone
     * @param country where it is: who is awake decides who comes, so the caller does
     */
    static Visitor of(long number, SplittableRandom random, World.Country country, Choice<World.Client> clients) {
        String uid = Ids.uuid(random).toString();
        World.Client client = clients.with(random);
        boolean signedIn = random.nextDouble() < SIGNED_IN;
        String plan = random.nextDouble() < PAYING ? "pro" : "free";
        String variant = random.nextBoolean() ? "a" : "b";
        return new Visitor(
                uid,
                signedIn ? "user-" + (1000 + number) : "",
                country,
                client,
                signedIn ? Map.of("plan", plan, "checkout", variant) : Map.of("checkout", variant));
    }
}
