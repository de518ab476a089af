package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The live edge of the log: one consumer for every partition that has viewers, however many they are. A feed begins at an exact
 * offset, and a {@link CatchUp} read up to that offset closes the seam.
 *
 * <p>One thread owns the consumer and the table of feeds; others leave it notes.
 */
@ApplicationScoped
public class PartitionTailer {
    private static final Logger LOG = Logger.getLogger(PartitionTailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumers consumers;
    private final CatchUp catchUp;
    private final long bufferBytes;
    private final Timer delay;
    private final Queue<Runnable> notes = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Consumer<byte[], byte[]> consumer;
    /** The thread's own. */
    private final Watched watched = new Watched();

    /** By partition, the offset up to which records have been handed out. The thread's own. */
    private final Map<Integer, Long> handedOut = new HashMap<>();

    public PartitionTailer(Consumers consumers, CatchUp catchUp, ReplaySettings settings, MeterRegistry metrics) {
        this.consumers = consumers;
        this.catchUp = catchUp;
        this.bufferBytes = settings.live().bufferBytes();
        this.delay = Timer.builder("playhead.replay.tail.delay")
                .description("Time from a record's append to Kafka until the tailer handed it to viewers")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        this.consumer = consumers.create("replay-tail");
        this.thread = Thread.ofPlatform().name("replay-tail").daemon().unstarted(this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /**
     * Joins the tail. The feed must be closed.
     *
     * @throws LogUnavailable if Kafka doesn't say where the partition ends
     */
    public Feed join(int partition, RecordingId id) {
        // Asked for here: the tail's thread must never wait for one partition while others have records.
        long end = catchUp.endOffset(partition);
        Feed feed = new Feed(partition, id, bufferBytes, this::leave);
        note(() -> admit(feed, end));
        return feed;
    }

    private void leave(Feed feed) {
        note(() -> {
            if (watched.remove(feed)) {
                handedOut.remove(feed.partition());
                consumer.assign(watched.partitions());
            }
        });
    }

    private void note(Runnable note) {
        notes.add(note);
        LockSupport.unpark(thread);
        consumer.wakeup();
    }

    private void admit(Feed feed, long end) {
        if (closing) {
            feed.end(Fed.Ending.SHUTDOWN);
            return;
        }
        TopicPartition place = new TopicPartition(Topics.CHUNKS, feed.partition());
        if (watched.add(feed)) {
            consumer.assign(watched.partitions());
            consumer.seek(place, end);
            handedOut.put(feed.partition(), end);
        }
        feed.begin(handedOut.getOrDefault(feed.partition(), end));
    }

    private void run() {
        while (!closing) {
            try {
                turn();
            } catch (WakeupException e) {
                LOG.trace("a note waits");
            } catch (OffsetOutOfRangeException e) {
                LOG.warnf("retention overtook the tail of %s", e.partitions());
                startOver();
            } catch (RuntimeException e) {
                LOG.warn("the tail failed; its viewers resume", e);
                startOver();
            }
        }
        watched.all().forEach(feed -> feed.end(Fed.Ending.SHUTDOWN));
        consumer.close();
    }

    private void turn() {
        for (Runnable note = notes.poll(); note != null; note = notes.poll()) {
            note.run();
        }
        if (watched.isEmpty()) {
            LockSupport.park(this);
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            List<Feed> feeds = watched.feeds(record.partition(), RecordKey.of(record));
            if (!feeds.isEmpty()) {
                delay.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp())));
                feeds.forEach(feed -> feed.add(record));
            }
            handedOut.put(record.partition(), record.offset() + 1);
        }
    }

    /** No feed may miss a record in silence: all of them end, and their viewers come back with their last id. */
    private void startOver() {
        watched.all().forEach(feed -> feed.end(Fed.Ending.LOG));
        watched.clear();
        handedOut.clear();
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        consumer = consumers.create("replay-tail");
    }

    /** Ends every feed and the consumer. */
    @PreDestroy
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        consumer.wakeup();
    }
}
