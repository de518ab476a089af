package dev.playhead.replay.tail;

import dev.playhead.replay.ReplaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/**
 * Bounded reads of the log that share what they cost: those of one partition that come while it is being read wait for the next pass,
 * which then serves all of them, or join the one that is still before them. So however many open recordings of a partition at
 * once, it is read a few times, by one consumer. Short reads, with which viewers reach the live edge, don't wait for long ones.
 */
@ApplicationScoped
public class SharedReads {
    private final Consumers consumers;
    private final CatchUpReads measured;
    private final ReplaySettings settings;
    private final Map<Kind, Lane> lanes = new ConcurrentHashMap<>();

    private record Kind(int partition, Consumers.Use use) {}

    public SharedReads(Consumers consumers, CatchUpReads measured, ReplaySettings settings) {
        this.consumers = consumers;
        this.measured = measured;
        this.settings = settings;
    }

    /** See {@link CatchUp#read}; {@code from} is below {@code to}. */
    LogSlice read(int partition, RecordKey key, long from, long to) {
        boolean isShort = to - from <= settings.live().joinDistance();
        Lane lane = lanes.computeIfAbsent(
                new Kind(partition, isShort ? Consumers.Use.SHORT_READ : Consumers.Use.LONG_READ),
                kind -> new Lane(kind.partition(), kind.use()));
        ScanRequest request = new ScanRequest(key, from, to, settings.tail().sliceBytes());
        if (lane.add(request)) {
            Thread.ofVirtual().name("replay-scan-" + partition).start(() -> serve(lane));
        }
        return await(request);
    }

    private static LogSlice await(ScanRequest request) {
        try {
            return request.slice().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LogUnavailable known
                    ? new LogUnavailable(String.valueOf(known.getMessage()), known)
                    : new LogUnavailable("the log could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while reading the log", e);
        }
    }

    private void serve(Lane lane) {
        do {
            scan(lane);
        } while (!lane.isFinished());
    }

    private void scan(Lane lane) {
        try {
            consumers.lend(lane.use(), consumer -> {
                Scan scan = new Scan(lane, consumer, settings.tail().timeout(), measured);
                try {
                    scan.run();
                } catch (RuntimeException e) {
                    scan.fail(failure(e));
                    throw e;
                }
                return scan;
            });
        } catch (RuntimeException e) {
            // Those that wait would only meet the same failure later.
            lane.takeAll().forEach(request -> request.fail(failure(e)));
        }
    }

    private static LogUnavailable failure(RuntimeException e) {
        return switch (e) {
            case LogUnavailable known -> known;
            case KafkaException kafka -> new LogUnavailable("Kafka did not answer", kafka);
            default -> new LogUnavailable("the log could not be read", e);
        };
    }
}
