package dev.playhead.seed.world;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes recordings, each from its number and the seed alone, whatever was made before it. Immutable, thread-safe. */
public final class Visits {
    /** Visitors a recording, and how much the faithful come more often than the rest. */
    private static final double VISITORS = 0.55;

    private static final double FAITHFUL = 1.7;

    /** How many recordings are a further tab of the session before them. */
    private static final double FURTHER_TAB = 0.12;

    private final Plan plan;
    private final World world;
    private final Days days;
    private final Choice<Walk> walks;
    private final Choice<World.Client> clients;
    private final Choice<World.Country> countries;

    public Visits(Plan plan) {
        this.plan = plan;
        this.world = World.read();
        this.days = new Days(
                plan.recordings(), plan.days(), plan.end(), world.audience().countries());
        Map<String, World.ErrorKind> errors = new HashMap<>();
        world.errors().forEach(kind -> errors.put(kind.id(), kind));
        this.walks = Choice.of(
                world.sites().stream()
                        .map(site -> new Walk(site, errors, world.audience().campaigns(), plan))
                        .toList(),
                Walk::share);
        this.clients = Choice.of(world.audience().clients(), World.Client::share);
        this.countries = Choice.of(world.audience().countries(), World.Country::share);
    }

    public int hours() {
        return days.hours();
    }

    /** The recordings that start in one of the plan's hours, 0 the oldest; all hours together have the plan's number. */
    public List<SeededRecording> ofHour(int hour) {
        List<SeededRecording> made = new ArrayList<>();
        long opener = days.first(hour);
        for (long number = days.first(hour); number < days.end(hour); number++) {
            boolean further = number > opener && random(number).nextDouble() < FURTHER_TAB;
            opener = further ? opener : number;
            made.add(recording(hour, number, opener));
        }
        return made;
    }

    /** @param opener the number of the session's first recording */
    private SeededRecording recording(int hour, long number, long opener) {
        SplittableRandom session = new SplittableRandom(Ids.mix(plan.runSeed() + 1, opener));
        long sessionStart = days.start(hour) + session.nextLong(Days.HOUR_MS - 600_000);
        Visitor visitor = visitor(session, sessionStart);
        String sessionUid = Ids.uuid(session).toString();
        Walk walk = walks.with(session);

        SplittableRandom random = random(number);
        long start = sessionStart + (number - opener) * random.nextLong(20_000, 90_000);
        Subject subject = new Subject(new WebsiteId(plan.websiteId()), new RecordingId(Ids.uuidV7(start, random)));
        Pace pace = Pace.of(random);
        FactTrail trail = new FactTrail(subject, visitor.client(), random);
        walk.walk(trail, start, pace, random);
        List<Fact> facts = trail.facts();
        long end = Math.max(start + pace.durationMs(), facts.getLast().timestamp());
        return new SeededRecording(
                subject,
                "seed:" + plan.seed() + ":" + plan.run() + ":" + number,
                new SeededRecording.Times(
                        start, end - start, Math.min(pace.activeMs(), end - start), start + 400, end + 60_000),
                pace.volume(facts.size(), random),
                new SeededRecording.Client(
                        visitor.client().browser(),
                        visitor.client().os(),
                        visitor.client().device(),
                        visitor.country().code()),
                new SeededRecording.Visit(
                        visitor.visitorUid(),
                        sessionUid,
                        visitor.userId(),
                        visitor.metadata(),
                        activity(facts, start, end)),
                facts);
    }

    /** Somebody who is likely to be up at that time. */
    private Visitor visitor(SplittableRandom session, long time) {
        long pool = Math.max(1, Math.round(plan.recordings() * VISITORS));
        while (true) {
            long number = (long) (pool * Math.pow(session.nextDouble(), FAITHFUL));
            SplittableRandom own = new SplittableRandom(Ids.mix(plan.websiteSeed() + 2, number));
            World.Country country = countries.with(own);
            if (session.nextDouble() * Days.BUSIEST < Days.busy(time, country.utcOffset())) {
                return Visitor.of(number, own, country, clients);
            }
        }
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom(Ids.mix(plan.runSeed(), number));
    }

    private static List<Integer> activity(List<Fact> facts, long start, long end) {
        Integer[] parts = new Integer[100];
        Arrays.fill(parts, 0);
        for (Fact fact : facts) {
            int part = (int) Math.clamp((fact.timestamp() - start) * 100 / Math.max(1, end - start), 0, 99);
            parts[part] += 3;
        }
        return List.of(parts);
    }
}
