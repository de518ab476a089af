package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.wire.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The live edge of the log: one consumer for all partitions that have viewers, one {@link WatchedRecording} for each recording that
 * has, however many they are. A feed begins at an exact offset, and a {@link CatchUp} read up to that offset closes the seam.
 *
 * <p>One thread owns the consumer and the table of recordings, and does nothing but hand out records; others leave it notes.
 */
@ApplicationScoped
public class PartitionTailer {
    private static final Logger LOG = Logger.getLogger(PartitionTailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumers consumers;
    private final CatchUp catchUp;
    private final ReplaySettings.Live settings;
    private final Buffers buffers;
    private final Timer delay;
    private final AtomicInteger recordings = new AtomicInteger();
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
        this.settings = settings.live();
        this.buffers = new Buffers(this.settings.allBuffersBytes(), metrics);
        this.delay = Timer.builder("playhead.replay.tail.delay")
                .description(
                        "Time from a record's append to Kafka until its messages were ready for its viewers; counts each"
                                + " record of a watched recording once, however many viewers there are")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        Gauge.builder("playhead.replay.live.recordings", recordings, AtomicInteger::get)
                .description("Recordings that are followed for live viewers of this instance")
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
        Feed feed = new Feed(partition, new RecordKey(id), settings.bufferBytes(), buffers, this::leave);
        buffers.open(feed);
        note(() -> admit(feed, end));
        return feed;
    }

    private void leave(Feed feed) {
        buffers.closed(feed);
        note(() -> {
            WatchedRecording recording = watched.find(feed.partition(), feed.key());
            // A feed from before the tail started over has another recording.
            if (recording == null || !recording.remove(feed)) {
                return;
            }
            if (watched.remove(feed.partition(), feed.key())) {
                handedOut.remove(feed.partition());
                consumer.assign(watched.partitions());
            }
            recordings.set(watched.size());
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
        if (feed.isOver()) {
            return;
        }
        boolean isNew = !watched.has(feed.partition());
        WatchedRecording recording = watched.findOrAdd(
                feed.partition(),
                feed.key(),
                () -> new WatchedRecording(settings.bufferBytes(), settings.messageBytes(), buffers, this::folded));
        recordings.set(watched.size());
        if (isNew) {
            consumer.assign(watched.partitions());
            consumer.seek(new TopicPartition(Topics.CHUNKS, feed.partition()), end);
            handedOut.put(feed.partition(), end);
        }
        recording.admit(feed, handedOut.getOrDefault(feed.partition(), end));
    }

    private void folded(ConsumerRecord<byte[], byte[]> record) {
        delay.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp())));
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
        watched.all().forEach(recording -> recording.endAll(Fed.Ending.SHUTDOWN));
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
            WatchedRecording recording = watched.find(record.partition(), RecordKey.of(record));
            if (recording != null) {
                recording.offer(record);
            }
            handedOut.put(record.partition(), record.offset() + 1);
        }
    }

    private void startOver() {
        watched.all().forEach(recording -> recording.endAll(Fed.Ending.LOG));
        watched.clear();
        recordings.set(0);
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
