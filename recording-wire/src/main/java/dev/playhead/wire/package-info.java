/** The Kafka contract that services share: topics, partitions and recording ids. */
@NullMarked
package dev.playhead.wire;

import org.jspecify.annotations.NullMarked;
