/**
 * The write side of the RePlaya collector (protocols, section 4). {@code create} mints the recording and its append token;
 * every later request carries the token, in {@code x-replaya-session-token}, {@code sessionToken} or {@code Authorization}.
 *
 * <p>{@code tailSeqNum} counts the records of the recording's partition, not its events: it is the Kafka offset behind the
 * request's last record. So it only grows, is the same whichever instance answers, needs no catalog, and what lies at or
 * above it is newer than this request; null where nothing was appended.
 *
 * <p>Nothing here keeps a session's description: answers say what the request said and what a stop did, and the rest is read
 * from query-service.
 */
@NullMarked
package dev.playhead.ingest.replaya;

import org.jspecify.annotations.NullMarked;
