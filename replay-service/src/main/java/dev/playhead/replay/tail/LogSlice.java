package dev.playhead.replay.tail;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a bounded read of a partition found for one recording.
 *
 * @param records the recording's, in log order
 * @param nextOffset everything from where the read began up to here has been looked at
 * @param lost whether retention took records of that range (of whichever recording) before they could be read
 */
public record LogSlice(List<ConsumerRecord<byte[], byte[]>> records, long nextOffset, boolean lost) {
    /** Nothing looked at yet. */
    public static LogSlice startingAt(long offset) {
        return new LogSlice(List.of(), offset, false);
    }
}
