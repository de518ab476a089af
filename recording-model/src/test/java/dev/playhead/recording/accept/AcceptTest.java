package dev.playhead.recording.accept;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.golden;
import static dev.playhead.recording.Recordings.mouseMove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptTest {
    private static final Verdict ACCEPTED = new Verdict.Accepted(0);
    private static final Verdict DUPLICATE = new Verdict.Duplicate();
    private static final Verdict VOID = new Verdict.Void();
    private static final Verdict STOPPED = new Verdict.Fenced("stopped");

    private Accept accept = new Accept();
    private long offset = 100;

    @Test
    void acceptsLateSeqAndRefusesItsRedelivery() {
        assertThat(sendAll(0, 1, 2, 3, 5)).containsOnly(ACCEPTED);

        assertThat(send(WINDOW, 4)).isEqualTo(ACCEPTED);
        assertThat(send(WINDOW, 4)).isEqualTo(DUPLICATE);
        assertThat(sendAll(0, 5, 3)).containsOnly(DUPLICATE);
        assertThat(accept.gaps()).isEmpty();
    }

    @Test
    void countsSeqPerWindow() {
        assertThat(send("a", 0)).isEqualTo(ACCEPTED);
        assertThat(send("b", 0)).isEqualTo(ACCEPTED);
        assertThat(send(null, 0)).isEqualTo(ACCEPTED);
        assertThat(send("a", 0)).isEqualTo(DUPLICATE);
    }

    @Test
    void readingTheLogAgainDoesNoHarm() {
        LogEntry first = chunk(7, WINDOW, 0, List.of());
        LogEntry heartbeat = new LogEntry.Heartbeat(SUBJECT, at(8));
        accept.offer(first, 1);
        accept.offer(heartbeat, 0);

        assertThat(accept.offer(first, 1)).isEqualTo(DUPLICATE);
        assertThat(accept.offer(heartbeat, 0)).isEqualTo(DUPLICATE);
        assertThat(accept.lastOffset()).isEqualTo(8);
    }

    @Test
    void leavesGaps() {
        sendAll(1, 2, 6);

        assertThat(accept.gaps()).containsExactly(new Gap(WINDOW, 0, 0), new Gap(WINDOW, 3, 5));
    }

    @Test
    void rejectsChunkAfterStop() {
        send("a", 0);
        send("b", 0);

        assertThat(offer(new LogEntry.Stopped(SUBJECT, at(offset), Map.of("a", 2L))))
                .isEqualTo(ACCEPTED);

        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Stopped());
        assertThat(send("a", 3)).isEqualTo(STOPPED);
        assertThat(send("b", 1)).isEqualTo(STOPPED);
        assertThat(send("c", 0)).isEqualTo(STOPPED);
        assertThat(request(List.of(click(1, 1, 1, 1)))).isEqualTo(STOPPED);
        assertThat(offer(new LogEntry.Heartbeat(SUBJECT, at(offset)))).isEqualTo(STOPPED);
    }

    @Test
    void chunksUpToTheStopsLastSeqStillPass() {
        send("a", 0);
        offer(new LogEntry.Stopped(SUBJECT, at(offset), Map.of("a", 2L, "b", 0L, "c", -1L)));
        assertThat(accept.gaps()).containsExactly(new Gap("a", 1, 2), new Gap("b", 0, 0));

        assertThat(send("a", 2)).isEqualTo(ACCEPTED);
        assertThat(send("b", 0)).isEqualTo(ACCEPTED);
        assertThat(send("b", 0)).isEqualTo(DUPLICATE);
        assertThat(send("c", 0)).isEqualTo(STOPPED);
        assertThat(accept.gaps()).containsExactly(new Gap("a", 1, 1));
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Stopped());
    }

    @Test
    void repeatedStopChangesNothing() {
        offer(new LogEntry.Stopped(SUBJECT, at(offset), Map.of("a", 2L)));

        assertThat(offer(new LogEntry.Stopped(SUBJECT, at(offset), Map.of("a", 9L))))
                .isEqualTo(DUPLICATE);
        assertThat(send("a", 5)).isEqualTo(STOPPED);
    }

    @Test
    void cancelErasureAndRefusalAreFinal() {
        send(WINDOW, 0);

        assertThat(offer(new LogEntry.Refused(SUBJECT, at(offset), "quota"))).isEqualTo(ACCEPTED);
        assertThat(send(WINDOW, 1)).isEqualTo(new Verdict.Fenced("refused"));
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Stopped());
        assertThat(offer(new LogEntry.Stopped(SUBJECT, at(offset), Map.of(WINDOW, 9L))))
                .isEqualTo(new Verdict.Fenced("refused"));
        assertThat(offer(new LogEntry.Cancelled(SUBJECT, at(offset)))).isEqualTo(ACCEPTED);
        assertThat(send(WINDOW, 1)).isEqualTo(new Verdict.Fenced("cancelled"));
        assertThat(offer(new LogEntry.Erased(SUBJECT, at(offset)))).isEqualTo(ACCEPTED);
        assertThat(offer(new LogEntry.Erased(SUBJECT, at(offset)))).isEqualTo(DUPLICATE);
        assertThat(offer(new LogEntry.Ended(SUBJECT, at(offset), offset))).isEqualTo(VOID);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Erased());
    }

    @Test
    void expiresOnlyWhatHasEndedAndTakesNothingAfterwards() {
        send(WINDOW, 0);
        long before = accept.lastOffset();
        assertThat(offer(new LogEntry.Expired(SUBJECT, at(offset), before))).isEqualTo(VOID);
        offer(new LogEntry.Ended(SUBJECT, at(offset), offset));
        assertThat(offer(new LogEntry.Expired(SUBJECT, at(offset), before))).isEqualTo(VOID);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Ready());

        assertThat(offer(new LogEntry.Expired(SUBJECT, at(offset), accept.lastOffset())))
                .isEqualTo(ACCEPTED);

        accept = Accept.restore(accept.state());
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Expired());
        assertThat(offer(new LogEntry.Expired(SUBJECT, at(offset), accept.lastOffset())))
                .isEqualTo(DUPLICATE);
        assertThat(send(WINDOW, 1)).isInstanceOf(Verdict.Fenced.class);
        offer(new LogEntry.Erased(SUBJECT, at(offset)));
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Expired());
    }

    @Test
    void laterChunkReopensReadyRecording() {
        send(WINDOW, 0);

        assertThat(end(accept.lastOffset())).isEqualTo(ACCEPTED);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Ready());
        assertThat(send(WINDOW, 0)).isEqualTo(DUPLICATE);
        assertThat(offer(new LogEntry.Heartbeat(SUBJECT, at(offset)))).isEqualTo(ACCEPTED);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Ready());

        assertThat(send(WINDOW, 1)).isEqualTo(ACCEPTED);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Live());
    }

    @Test
    void endThatCameTooLateIsVoid() {
        send(WINDOW, 0);
        long judged = accept.lastOffset();
        offer(new LogEntry.Heartbeat(SUBJECT, at(offset)));

        assertThat(end(judged)).isEqualTo(VOID);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Live());

        long now = accept.lastOffset();
        assertThat(end(now)).isEqualTo(ACCEPTED);
        assertThat(end(now)).isEqualTo(VOID);
    }

    @Test
    void takesNothingAfter25Hours() {
        long start = 1_700_000_000_000L;
        long limit = start + Accept.MAX_AGE.toMillis();
        accept.offer(started(1, start), 0);

        assertThat(accept.offer(chunkAt(2, 0, limit - 1), 1)).isEqualTo(ACCEPTED);
        assertThat(accept.offer(chunkAt(3, 1, limit), 1)).isEqualTo(new Verdict.Fenced("too_old"));
        assertThat(accept.offer(started(4, limit), 0)).isEqualTo(new Verdict.Fenced("too_old"));
        assertThat(accept.offer(new LogEntry.Ended(SUBJECT, new LogPlace(0, 5, limit), 4), 0))
                .isEqualTo(ACCEPTED);
        assertThat(accept.offer(new LogEntry.Erased(SUBJECT, new LogPlace(0, 6, limit)), 0))
                .isEqualTo(ACCEPTED);
    }

    @Test
    void dropsTheLeadingRunThatRepeatsOneWholeEarlierRequest() {
        String a = click(1, 1, 1, 1);
        String b = click(2, 1, 1, 1);
        String c = click(3, 1, 1, 1);
        assertThat(request(List.of(a, b))).isEqualTo(ACCEPTED);

        assertThat(request(List.of(a, b, c))).isEqualTo(new Verdict.Accepted(2));
        assertThat(request(List.of(a, b, c))).isEqualTo(DUPLICATE);
        assertThat(request(List.of(a))).isEqualTo(ACCEPTED);
        assertThat(request(List.of(b, c))).isEqualTo(ACCEPTED);
        assertThat(request(List.of())).isEqualTo(ACCEPTED);
    }

    @Test
    void identicalEventsOfOneRequestAreAllKept() {
        String same = click(1, 1, 1, 1);

        assertThat(request(List.of(same, same, same))).isEqualTo(ACCEPTED);
    }

    @Test
    void nothingOnOneSocketIsItsOwnResend() {
        String event = click(1, 1, 1, 1);

        assertThat(offer(requestOn("socket-1", List.of(event)))).isEqualTo(ACCEPTED);
        assertThat(offer(requestOn("socket-1", List.of(event)))).isEqualTo(ACCEPTED);
        assertThat(offer(requestOn("socket-2", List.of(event)))).isEqualTo(DUPLICATE);
        assertThat(offer(requestOn(null, List.of(event)))).isEqualTo(DUPLICATE);
    }

    @Test
    void stoppedRecordingTakesTheRequestsThatTheStopKnewOfForFiveSeconds() {
        String a = click(1, 1, 1, 1);
        String b = click(2, 1, 1, 1);
        String c = click(3, 1, 1, 1);
        request(List.of(a));
        LogPlace stop = at(offset);
        offer(new LogEntry.Stopped(SUBJECT, stop, Map.of(LogEntry.Stopped.EVENTS, 3L)));

        assertThat(accept.gaps()).isEmpty();
        assertThat(requestAt(stop.appendedAt() + 5_001, List.of(b))).isEqualTo(STOPPED);
        assertThat(requestAt(stop.appendedAt() + 5_000, List.of(a, b))).isEqualTo(new Verdict.Accepted(1));
        assertThat(requestAt(stop.appendedAt() + 1, List.of(a, b))).isEqualTo(DUPLICATE);
        assertThat(requestAt(stop.appendedAt() + 1, List.of(c))).isEqualTo(ACCEPTED);
        assertThat(requestAt(stop.appendedAt() + 1, List.of(click(4, 1, 1, 1)))).isEqualTo(STOPPED);
        assertThat(send(WINDOW, 0)).isEqualTo(STOPPED);
        assertThat(accept.recordingState()).isEqualTo(new RecordingState.Stopped());
    }

    /** Written by the first version, which knew nothing of requests after a stop. */
    @Test
    void goesOnFromStateOfTheFirstVersion() {
        accept = Accept.restore(golden("accept-state-v1.bin"));

        assertThat(accept.lastOffset()).isEqualTo(14);
        assertThat(accept.gaps()).containsExactly(new Gap(WINDOW, 1, 1));
        assertThat(send(WINDOW, 2)).isEqualTo(DUPLICATE);
        assertThat(send(WINDOW, 1)).isEqualTo(ACCEPTED);
        long time = 1_700_000_001_450L;
        assertThat(request(List.of(mouseMove(time), mouseMove(time), mouseMove(time + 1))))
                .isEqualTo(new Verdict.Accepted(2));
    }

    @Test
    void theLargestStateStaysWithinItsLimit() {
        long far = Long.MAX_VALUE / 2;
        for (int i = 0; i < Requests.KEPT; i++) {
            ChunkHead head = new ChunkHead("socket-" + i, ChunkHead.NO_SEQ, 0, 0, false, Dialect.DOZOR);
            byte[] event = "{\"type\":%d}".formatted(i).getBytes(StandardCharsets.UTF_8);
            accept.offer(new LogEntry.Chunk(SUBJECT, new LogPlace(0, far + i, far), head, event), 1);
        }
        Map<String, Long> lastSeqs = new HashMap<>();
        for (int i = 0; i < 2 * Windows.MAX_RANGES; i++) {
            String window = "%024d".formatted(i % Windows.MAX_WINDOWS);
            lastSeqs.put(window, Long.MIN_VALUE);
            ChunkHead head = new ChunkHead(window, far + 3L * i * Integer.MAX_VALUE, 0, 0, false, Dialect.NATIVE);
            accept.offer(new LogEntry.Chunk(SUBJECT, new LogPlace(0, far + 1_000 + i, far), head, new byte[0]), 1);
        }
        accept.offer(new LogEntry.Stopped(SUBJECT, new LogPlace(0, far + 9_999, far), lastSeqs), 0);

        assertThat(accept.state().length).isBetween(13_000, Accept.MAX_STATE_BYTES);
    }

    @Test
    void refusesStateOfALaterVersion() {
        assertThatThrownBy(() -> Accept.restore(new byte[] {9})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Accept.restore(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every step goes through state and back, so each test above is also one of restarts. */
    private Verdict offer(LogEntry entry) {
        offset++;
        accept = Accept.restore(accept.state());
        return accept.offer(entry, 0);
    }

    private Verdict send(String window, long seq) {
        return offer(chunk(offset, window, seq, List.of()));
    }

    private List<Verdict> sendAll(long... seqs) {
        return Arrays.stream(seqs).mapToObj(seq -> send(WINDOW, seq)).toList();
    }

    private Verdict end(long ifLastOffset) {
        return offer(new LogEntry.Ended(SUBJECT, at(offset), ifLastOffset));
    }

    private Verdict request(List<String> events) {
        return offer(requestOn(null, events));
    }

    private LogEntry requestOn(String socket, List<String> events) {
        return chunk(offset, socket, ChunkHead.NO_SEQ, events);
    }

    private Verdict requestAt(long appendedAt, List<String> events) {
        LogEntry.Chunk request = chunk(offset, null, ChunkHead.NO_SEQ, events);
        return offer(
                new LogEntry.Chunk(SUBJECT, new LogPlace(3, offset, appendedAt), request.head(), request.events()));
    }

    private static LogEntry.Started started(long offset, long appendedAt) {
        return new LogEntry.Started(
                SUBJECT,
                new LogPlace(0, offset, appendedAt),
                RecordingStart.builder(Dialect.NATIVE, appendedAt).build());
    }

    private static LogEntry.Chunk chunkAt(long offset, long seq, long appendedAt) {
        ChunkHead head = new ChunkHead(WINDOW, seq, 0, appendedAt, false, Dialect.NATIVE);
        return new LogEntry.Chunk(SUBJECT, new LogPlace(0, offset, appendedAt), head, new byte[0]);
    }
}
