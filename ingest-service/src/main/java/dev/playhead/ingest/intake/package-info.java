/**
 * What every dialect does with a request once it has read it. A dialect is a thin adapter: it reads the request in its own
 * form, asks for the door, hands over uploads and control records, and renders {@link dev.playhead.ingest.answer.Refused}
 * in its own shape. Nothing in here knows HTTP paths, and nothing but {@code Dialect} in a record tells dialects apart.
 *
 * <p>The order of use, for a dialect without a start:
 *
 * <pre>{@code
 * Caller caller = Caller.of(received);                                  // or Caller.of(http) for a socket
 * WebsiteSettings website = doors.byKey(caller, key);                   // or byOrigin(caller), where no key was sent
 * Target target = doors.external(website, clientId);                    // UUIDv5(website, clientId) and its partition
 * if (!sampling.takes(website, target.recordingId().toString())) {      // counted there; answer success
 *     return success;
 * }
 * return announce.start(target, start, receipt)                         // once; refuses new ones beyond the quota
 *         .chain(() -> intake.take(new Upload(target, head, encoding, mediaType, bytes), receipt))
 *         .map(taken -> success);
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.playhead.ingest.intake.Doors}: website by key, origin or token. It throws {@code Refused}; a refusal's
 *       {@code problem().reason()} is stable ({@code bad_key}, {@code bad_token}, {@code origin_not_allowed},
 *       {@code recording_disabled}, {@code quota_exceeded}, {@code recording_stopped}, {@code rate_limited},
 *       {@code recording_too_large}, {@code body_too_large}, {@code overloaded}, {@code log_unavailable},
 *       {@code starting}, {@code shutting_down}…) and its status says what HTTP should.
 *   <li>{@link dev.playhead.ingest.intake.Intake#take}: fence, limits, inflate check and exact event count, privacy,
 *       append. Done when Kafka has the chunk. {@code Taken.events()} is the exact number of events.
 *   <li>{@link dev.playhead.ingest.intake.Announce}: {@code Started}, {@code Metadata}, {@code Identified} for dialects that
 *       have no start; it remembers what it told and tells only what is new.
 *   <li>{@link dev.playhead.ingest.intake.Controls}: stop, cancel, heartbeat, identify.
 *   <li>{@link dev.playhead.ingest.receive.Receipt}: the lease of the memory and the time of receipt. A request has one
 *       ({@code received.receipt()}); a socket makes one per flush from {@code InFlight.socketLease()}, grows it by what it
 *       buffers, and releases it after the flush's answer.
 *   <li>{@link dev.playhead.ingest.intake.Country}: for {@code RecordingStart.country}; a client that asked for no personal
 *       data gets none. {@link dev.playhead.ingest.intake.Limits#admitStart}: for dialects that have a start.
 *   <li>{@link dev.playhead.ingest.receive.Draining}: HTTP is refused for you; a socket asks before it opens, and ends what
 *       is open when it begins.
 *   <li>{@code dev.playhead.ingest.answer.Refusals}: counts a refusal that a dialect renders itself, and turns any failure
 *       into a {@code Problem}.
 * </ul>
 *
 * <p>Privacy: {@link dev.playhead.ingest.intake.Hiding} inflates a chunk of a website that hides something, masks it, and
 * re-encodes the result as NDJSON in zstd; {@code Upload.askedForPrivacy} says whether the recorder was told the website's
 * privacy level (the native dialect's was, by its start). {@link dev.playhead.ingest.intake.ControlLog} is the only way of
 * control records into the log, and hides in them what they say of page and visitor.
 */
@NullMarked
package dev.playhead.ingest.intake;

import org.jspecify.annotations.NullMarked;
