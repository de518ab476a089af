package dev.playhead.replay.stream;

import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.share.Watchers;
import dev.playhead.replay.tail.Fed;
import dev.playhead.storage.access.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The streams that are open: their number, their bytes, and the end of those whose client takes nothing. */
@ApplicationScoped
public class Streams {
    private static final Duration[] FIRST_BYTE_BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };
    private static final Logger LOG = Logger.getLogger(Streams.class);

    /** What a stream is. */
    public enum Kind {
        EVENTS,
        LIVE,
        EXPORT,
        CHUNK;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ReplaySettings settings;
    private final Watchers watchers;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Kind, Counter> bytes = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> opened = new EnumMap<>(Kind.class);
    private final Map<Kind, Timer> firstByte = new EnumMap<>(Kind.class);
    private final Counter stalled;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replay-stalled").daemon().factory());
    private volatile boolean closing;

    public Streams(ReplaySettings settings, MeterRegistry metrics, Watchers watchers) {
        this.settings = settings;
        this.watchers = watchers;
        for (Kind kind : Kind.values()) {
            Gauge.builder("playhead.replay.streams", open, all -> all.stream()
                            .filter(one -> one.kind() == kind)
                            .count())
                    .description("Streams that are open; kind=live are viewers")
                    .tag("kind", kind.tag())
                    .register(metrics);
            opened.put(
                    kind,
                    Counter.builder("playhead.replay.opened")
                            .description("Streams that were opened; kind=live are viewers")
                            .tag("kind", kind.tag())
                            .register(metrics));
            firstByte.put(
                    kind,
                    Timer.builder("playhead.replay.first.byte")
                            .description(
                                    "From a stream's request to its first byte: finding the recording, checking the"
                                            + " caller and fetching the first block")
                            .tag("kind", kind.tag())
                            .serviceLevelObjectives(FIRST_BYTE_BUCKETS)
                            .register(metrics));
            bytes.put(
                    kind,
                    Counter.builder("playhead.replay.sent")
                            .description(
                                    "Bytes of streams handed to the network, compressed where the client takes that")
                            .baseUnit("bytes")
                            .tag("kind", kind.tag())
                            .register(metrics));
        }
        this.stalled = Counter.builder("playhead.replay.stalled")
                .description("Streams ended because their client took nothing for playhead.replay.write-timeout")
                .register(metrics);
    }

    @PostConstruct
    void start() {
        watch.scheduleWithFixedDelay(this::endStalled, 1, 1, TimeUnit.SECONDS);
    }

    /** Empty where there are too many, or the service is ending. The stream must be closed. */
    public Optional<OpenStream> open(Kind kind, Arrival arrival) {
        if (closing || count.incrementAndGet() > settings.maxStreams()) {
            count.decrementAndGet();
            return Optional.empty();
        }
        Counter counter = of(bytes, kind);
        of(opened, kind).increment();
        Timer waited = of(firstByte, kind);
        OpenStream stream = new OpenStream(
                kind,
                arrival.exchange().request().connection(),
                () -> waited.record(Duration.ofNanos(System.nanoTime() - arrival.atNanos())),
                counter::increment,
                this::closed);
        open.add(stream);
        // What is stored is sent in one go, which ends by itself; a link is for one recording, and ends that too.
        arrival.admitted()
                .filter(who -> kind == Kind.LIVE || who.caller() instanceof Caller.Guest)
                .ifPresent(who -> stream.onClose(watchers.enter(
                        new Watchers.Watcher(who.pass(), who.websiteId(), who.id()), () -> endOf(stream, who))));
        arrival.exchange().addEndHandler(ended -> stream.end(Fed.Ending.GONE));
        return Optional.of(stream);
    }

    /** A live stream's client is told; a file or a replay is cut, so that its client sees that it isn't whole. */
    private static void endOf(OpenStream stream, Admitted who) {
        if (stream.kind() == Kind.LIVE) {
            stream.end(who.caller() instanceof Caller.Guest ? Fed.Ending.SHARE_OVER : Fed.Ending.ACCESS_OVER);
        } else {
            stream.disconnect();
        }
    }

    /** Why {@link #open} gave none. */
    public Response refusal() {
        return closing ? Refusal.shuttingDown() : Refusal.tooManyStreams();
    }

    private static <T> T of(Map<Kind, T> meters, Kind kind) {
        return Objects.requireNonNull(meters.get(kind));
    }

    private void closed(OpenStream stream) {
        if (open.remove(stream)) {
            count.decrementAndGet();
        }
    }

    private void endStalled() {
        long timeout = settings.writeTimeout().toNanos();
        for (OpenStream stream : open) {
            if (stream.blockedNanos() > timeout) {
                LOG.infof(
                        "kind=%s: the client takes nothing, disconnecting it",
                        stream.kind().tag());
                stalled.increment();
                stream.disconnect();
            }
        }
    }

    /** Live streams end at once, so that their clients go to another instance; Quarkus waits for the others. */
    void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
        open.stream().filter(stream -> stream.kind() == Kind.LIVE).forEach(stream -> stream.end(Fed.Ending.SHUTDOWN));
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
    }
}
