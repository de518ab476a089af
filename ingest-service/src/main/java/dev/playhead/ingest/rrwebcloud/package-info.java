/**
 * rrweb Cloud's dialect over HTTP and WebSocket (protocols, section 2): what the npm package {@code @rrweb/browser-client}
 * speaks.
 *
 * <ul>
 *   <li>HTTP: {@link dev.playhead.ingest.rrwebcloud.CloudPaths}, {@link dev.playhead.ingest.rrwebcloud.CloudRecordings}.
 *   <li>WebSocket: {@link dev.playhead.ingest.rrwebcloud.CloudSockets} opens (or refuses before the upgrade), and asks all
 *       to go when the service ends. {@link dev.playhead.ingest.rrwebcloud.FrameSlices} and {@link
 *       dev.playhead.ingest.rrwebcloud.SocketFrames} take what arrives off the channel, {@link
 *       dev.playhead.ingest.rrwebcloud.CloudSocket} decides on its event loop when to flush, read on, answer and close,
 *       {@link dev.playhead.ingest.rrwebcloud.SocketStream} inflates, cuts and appends on a thread of its own, with {@link
 *       dev.playhead.ingest.rrwebcloud.Patience} where the log or memory takes nothing now.
 * </ul>
 *
 * <p>Chunks of a socket carry the socket's id as their window and a number of their own: never taken for re-sends of each
 * other, and a chunk may be appended again when Kafka's answer didn't come, without being stored twice.
 *
 * <p>The user agent is kept only where the client's {@code recording-meta} says {@code includePii:true}. Its absence says
 * nothing: a large snapshot comes by POST, beside the socket that carries the {@code recording-meta}, and may be first.
 */
@NullMarked
package dev.playhead.ingest.rrwebcloud;

import org.jspecify.annotations.NullMarked;
