package dev.playhead.indexer.end;

import dev.playhead.indexer.fold.IndexLoop;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Ends recordings that fell silent by a record in their own partition, so that everybody who reads the log sees the same end at the same
 * place. Only the owner of a caught-up partition judges: behind, silence may only mean that the next record hasn't been read.
 */
@ApplicationScoped
public class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final long OFFSETS_WITHIN_MS = 5_000;

    private final IndexLoop loop;
    private final Admin admin;
    private final ControlLog control;

    LeaseKeeper(IndexLoop loop, Admin admin, ControlLog control) {
        this.loop = loop;
        this.admin = admin;
        this.control = control;
    }

    /** Judges all leases once; blocks for Kafka's answer about the log's ends. */
    void judge(long nowMs) {
        IndexLoop.Lapsed lapsed = loop.lapsed(nowMs);
        if (lapsed.endings().isEmpty()) {
            return;
        }
        Map<Integer, Long> ends = logEnds(lapsed.readUpTo().keySet());
        for (LogEntry.Ended ending : lapsed.endings()) {
            int partition = ending.place().partition();
            Long end = ends.get(partition);
            Long read = lapsed.readUpTo().get(partition);
            if (end != null && read != null && read >= end) {
                append(ending);
            }
        }
    }

    private void append(LogEntry.Ended ending) {
        loop.endingAsked(ending, true);
        control.append(ending)
                .subscribe()
                .with(
                        done -> LOG.debugf(
                                "recordingId=%s asked to end", ending.subject().recordingId()),
                        e -> {
                            try (LogKeys keys = LogKeys.of(ending.subject())) {
                                LOG.warnf(
                                        "recordingId=%s could not be ended, trying again: %s",
                                        ending.subject().recordingId(), e.getMessage());
                            }
                            loop.endingAsked(ending, false);
                        });
    }

    private Map<Integer, Long> logEnds(Iterable<Integer> partitions) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(Topics.CHUNKS, partition), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        try {
            Map<TopicPartition, ListOffsetsResultInfo> answer =
                    admin.listOffsets(wanted).all().get(OFFSETS_WITHIN_MS, TimeUnit.MILLISECONDS);
            answer.forEach((partition, info) -> ends.put(partition.partition(), info.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("leases can't be judged now, Kafka doesn't say where the log ends: %s", e.getMessage());
        }
        return ends;
    }
}
