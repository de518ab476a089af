package dev.playhead.replay.tail;

import dev.playhead.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** One pass over a stretch of a partition for all requests of a lane, also for those that come while it is still before them. */
final class Scan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Lane lane;
    private final TopicPartition place;
    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private final CatchUpReads measured;
    private final Map<RecordKey, List<ScanRequest>> active = new HashMap<>();
    /** All below it was looked at, for those that wanted it. */
    private long position = -1;

    private long horizon = Long.MAX_VALUE;
    private long quietSince = System.nanoTime();

    Scan(Lane lane, Consumer<byte[], byte[]> consumer, Duration timeout, CatchUpReads measured) {
        this.lane = lane;
        this.place = new TopicPartition(Topics.CHUNKS, lane.partition());
        this.consumer = consumer;
        this.timeout = timeout;
        this.measured = measured;
    }

    /** Returns when it can serve no request of the lane any more. */
    void run() {
        consumer.assign(List.of(place));
        measured.passBegan();
        admit();
        horizon = active.values().stream()
                .flatMap(List::stream)
                .mapToLong(ScanRequest::to)
                .max()
                .orElse(0);
        while (!active.isEmpty()) {
            passOver();
            try {
                poll();
            } catch (OffsetOutOfRangeException e) {
                passTheLoss();
            }
            active.values().removeIf(requests -> {
                requests.removeIf(ScanRequest::isDone);
                return requests.isEmpty();
            });
            admit();
        }
    }

    /** Ends all that this scan has taken on. */
    void fail(LogUnavailable why) {
        active.values().forEach(requests -> requests.forEach(request -> request.fail(why)));
    }

    private void admit() {
        for (ScanRequest request : lane.take(position, horizon)) {
            active.computeIfAbsent(request.key(), _ -> new ArrayList<>()).add(request);
        }
    }

    /** Leaves out what nobody wants. */
    private void passOver() {
        long lowest = active.values().stream()
                .flatMap(List::stream)
                .mapToLong(ScanRequest::from)
                .min()
                .orElse(position);
        if (lowest > position) {
            consumer.seek(place, lowest);
            position = lowest;
        }
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            quietSince = System.nanoTime();
            measured.read(record);
            List<ScanRequest> wanted = active.get(RecordKey.of(record));
            if (wanted != null) {
                wanted.forEach(request -> request.take(record));
            }
        }
        // Not the last record's offset: the log may have holes at its end.
        position = consumer.position(place);
        active.values().forEach(requests -> requests.forEach(request -> request.reached(position)));
        if (System.nanoTime() - quietSince > timeout.toNanos()) {
            throw new LogUnavailable("partition " + place.partition() + " gave nothing at offset " + position);
        }
    }

    private void passTheLoss() {
        Long start = consumer.beginningOffsets(List.of(place)).get(place);
        if (start == null || start <= position) {
            throw new LogUnavailable("partition " + place.partition() + " ends before offset " + position);
        }
        active.values().forEach(requests -> requests.forEach(request -> request.lost(position, start)));
        // Those that remain begin at the start or behind it, so they are sought anew.
        position = start - 1;
    }
}
