package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.RrwebCloudConfig;
import dev.playhead.ingest.receive.Lease;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One socket: when to pass on what it buffered, when to read on, what to answer, when to close. Everything in here runs on
 * the socket's event loop, except for a flush, which has a thread of its own; there is one at a time. An idle socket has
 * neither thread nor timer nor buffer.
 */
final class CloudSocket {
    private final EventLoop loop;
    private final SocketFrames frames;
    private final SocketPeer peer;
    private final SocketBuffer buffer;
    private final FlushTimer flushTimer;
    private final RoomWait roomWait;
    private final SocketFlush flush;
    private final OpenEventWatch openEvent;
    private final RrwebCloudConfig config;
    private final Function<Throwable, Problem> refusals;
    private final Consumer<CloudSocket> over;
    private @Nullable ScheduledFuture<?> leaveTimer;
    private boolean disconnected;
    private SocketState state = SocketState.OPEN;

    /**
     * @param refusals what a failure is told as; counts it
     * @param opening of the stream, once there is something to read
     * @param over runs once, when the connection is gone and nothing of it is in work
     */
    CloudSocket(
            ServerWebSocket connection,
            EventLoop loop,
            Supplier<Lease> leases,
            RrwebCloudConfig config,
            Function<Throwable, Problem> refusals,
            Function<CloudSocket, SocketStream> opening,
            Consumer<CloudSocket> over) {
        this.loop = loop;
        this.frames = new SocketFrames(this, config.maxFrameBytes().asLongValue());
        this.peer = new SocketPeer(connection, frames);
        this.buffer = new SocketBuffer(leases);
        this.flushTimer = new FlushTimer(loop, buffer, config.flushIdle(), config.flushWithin(), this::flushAndGoOn);
        this.roomWait = new RoomWait(loop, buffer, config.retryPause(), this::goOn);
        this.flush = new SocketFlush(loop, () -> opening.apply(this));
        this.openEvent = new OpenEventWatch(loop, config.eventTimeout(), this::eventIsLate, System::nanoTime);
        this.config = config;
        this.refusals = refusals;
        this.over = over;
        connection.drainHandler(_ -> goOn());
    }

    SocketFrames frames() {
        return frames;
    }

    /** What frames carried. */
    void piece(SocketPiece piece) {
        if (state.takes() && piece.length() > 0) {
            buffer.add(piece);
            flushTimer.arm();
            goOn();
        }
    }

    /** The peer wants to close: everything it sent comes first. */
    void peerCloses() {
        if (state == SocketState.ENDED) {
            frames.passClose();
        } else {
            boolean answered = state == SocketState.GONE || peer.isAskedToGo();
            state = answered ? SocketState.GONE : SocketState.CLOSING;
            goOn();
        }
    }

    /** The connection is gone, with or without a close. */
    void gone() {
        disconnected = true;
        vanished();
    }

    /** The service ends. From any thread. */
    void leave() {
        loop.execute(() -> {
            if (state == SocketState.OPEN) {
                state = SocketState.LEAVING;
                goOn();
            }
        });
    }

    /** Asks a silent peer for a sign of life; one that gave none for long is gone. From any thread. */
    void feelPulse() {
        loop.execute(() -> {
            Duration silent = Duration.ofNanos(System.nanoTime() - frames.heardAt());
            if (silent.compareTo(config.silentFor()) >= 0) {
                peer.cut();
                vanished();
            } else if (silent.compareTo(config.pingEvery()) >= 0) {
                frames.sendPing();
            }
        });
    }

    /** A frame that cannot be read; after it nothing can. */
    void broken(Problem problem) {
        end(new Refused(problem));
    }

    /** Echoes what was decoded. Called by a flush, on its thread. */
    void debug(byte[] lines, int from, int length) {
        String text = new String(lines, from, length, StandardCharsets.UTF_8);
        loop.execute(() -> {
            if (state != SocketState.ENDED) {
                peer.say(text);
            }
        });
    }

    private void vanished() {
        if (state == SocketState.ENDED) {
            release();
        } else {
            state = SocketState.GONE;
            goOn();
        }
    }

    /** Decides what comes next; called whenever something changed. */
    private void goOn() {
        switch (state) {
            case OPEN -> flushIfFull();
            case LEAVING -> {
                if (peer.isAskedToGo()) {
                    flushIfFull();
                } else if (buffer.isEmpty() && !flush.isRunning()) {
                    askToGo();
                } else {
                    flush(false);
                }
            }
            case CLOSING, GONE -> flush(true);
            case ENDED -> {}
        }
        roomWait.armUnlessRoom();
        boolean reading = state == SocketState.ENDED || (buffer.hasRoom() && !isFull() && peer.reads());
        peer.setReading(reading);
        openEvent.reading(reading);
    }

    private boolean isFull() {
        return buffer.weight() >= config.flushBytes().asLongValue();
    }

    /** What has no room is better passed on: the event that it ends may be what holds the room. */
    private void flushIfFull() {
        if (isFull() || !buffer.hasRoom()) {
            flush(false);
        }
    }

    private void flushAndGoOn() {
        flush(false);
        goOn();
    }

    private void askToGo() {
        peer.say(SocketAnswers.summary(true));
        peer.askToGo(SocketAnswers.SERVICE_RESTART, "shutting_down");
        leaveTimer = loop.schedule(this::vanished, config.leaveWithin().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void flush(boolean last) {
        if (flush.isRunning() || state == SocketState.ENDED) {
            return;
        }
        flushTimer.stop();
        flush.start(buffer.take(), last && state == SocketState.CLOSING, outcome -> flushed(outcome, last));
    }

    private void flushed(SocketFlush.Outcome outcome, boolean last) {
        if (state == SocketState.ENDED) {
            release();
        } else if (outcome.failure() != null) {
            end(outcome.failure());
        } else if (last) {
            end(SocketAnswers.summary(true), SocketAnswers.SUCCESS, "");
        } else if (openEvent.isLate(flush.events(), flush.heldBytes())) {
            eventIsLate();
        } else {
            if (state == SocketState.LEAVING && !peer.isAskedToGo()) {
                askToGo();
            } else if (outcome.anything()) {
                peer.say(SocketAnswers.summary(false));
            }
            flushTimer.arm();
            goOn();
        }
    }

    private void eventIsLate() {
        // The flush that runs may bring its end, and so may what came since.
        if (flush.isRunning()) {
            return;
        }
        if (!buffer.isEmpty() && openEvent.lastChance()) {
            flushAndGoOn();
        } else {
            end(new Refused(Problem.malformed("an event was not sent to its end")));
        }
    }

    private void end(Throwable failure) {
        Problem problem = refusals.apply(failure);
        end(SocketAnswers.error(problem), SocketAnswers.FAILURE, problem.reason());
    }

    private void end(String frame, short code, String reason) {
        if (state == SocketState.ENDED) {
            return;
        }
        boolean gone = state == SocketState.GONE;
        state = SocketState.ENDED;
        peer.setReading(true);
        if (gone) {
            peer.cut();
        } else {
            peer.say(frame);
            peer.close(code, reason);
        }
        release();
    }

    private void release() {
        flushTimer.stop();
        openEvent.stop();
        roomWait.stop();
        if (leaveTimer != null) {
            leaveTimer.cancel(false);
        }
        buffer.take().release();
        if (!flush.isRunning()) {
            flush.close();
            if (disconnected) {
                over.accept(this);
            }
        }
    }
}
