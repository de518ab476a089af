package dev.playhead.indexer.deadletter;

import dev.playhead.wire.deadletter.DeadLetter.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that stands in the log again.
 *
 * @param place where; of several frames the last one
 * @param recording null where it names none
 * @param hasEvents whether it is a chunk
 */
record Appended(String letterId, Origin place, @Nullable UUID recording, boolean hasEvents) {}
