package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refusals;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.RrwebCloudConfig;
import dev.playhead.ingest.receive.Lease;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One socket: when to pass on what it buffered, when to read on, what to answer, when to close. Everything in here runs on
 * the socket's event loop, except for a flush, which has a thread of its own; there is one at a time. An idle socket has
 * neither thread nor timer nor buffer.
 */
final class CloudSocket {
    private static final short SUCCESS = 1000;
    private static final short FAILURE = 1011;
    /** How often a socket that found no room in memory asks again. */
    private static final long ROOM_RETRY_MS = 100;

    private final ServerWebSocket peer;
    private final EventLoop loop;
    private final SocketFrames frames;
    private final SocketBuffer buffer;
    private final RrwebCloudConfig config;
    private final Refusals refusals;
    private final Function<CloudSocket, SocketStream> opening;
    private @Nullable SocketStream stream;
    private @Nullable ScheduledFuture<?> flushTimer;
    private @Nullable ScheduledFuture<?> roomTimer;
    private @Nullable ScheduledFuture<?> eventTimer;
    private long watchedEvent;
    private boolean flushing;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /** The peer closed and waits for the answer, or the service stops. */
        CLOSING,
        /** The peer is gone, what it sent is not. */
        GONE,
        /** Nothing more is taken. */
        ENDED
    }

    /** @param opening of the stream, once there is something to read */
    CloudSocket(
            ServerWebSocket peer,
            EventLoop loop,
            Supplier<Lease> leases,
            RrwebCloudConfig config,
            Refusals refusals,
            Function<CloudSocket, SocketStream> opening) {
        this.peer = peer;
        this.loop = loop;
        this.frames = new SocketFrames(this, config.maxFrameBytes().asLongValue());
        this.buffer = new SocketBuffer(leases);
        this.config = config;
        this.refusals = refusals;
        this.opening = opening;
        peer.drainHandler(_ -> goOn());
    }

    SocketFrames frames() {
        return frames;
    }

    /** What a frame carried. */
    void piece(SocketPiece piece) {
        if (state == State.OPEN && piece.bytes().length > 0) {
            buffer.add(piece);
            if (flushTimer == null) {
                armFlush(config.flushIdle().toNanos());
            }
            goOn();
        }
    }

    /** The peer wants to close: everything it sent comes first. */
    void peerCloses() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            goOn();
        } else if (state == State.ENDED) {
            frames.passClose();
        }
    }

    /** The connection is gone, with or without a close. */
    void gone() {
        if (state == State.ENDED) {
            release();
        } else {
            state = State.GONE;
            goOn();
        }
    }

    /** The service stops: as if the peer had closed. From any thread. */
    void shutDown() {
        loop.execute(this::peerCloses);
    }

    /** A frame that cannot be read; after it nothing can. */
    void broken(Problem problem) {
        end(new Refused(problem));
    }

    /** Echoes what was decoded. Called by a flush, on its thread. */
    void debug(byte[] lines) {
        String text = new String(lines, StandardCharsets.UTF_8);
        loop.execute(() -> {
            if (state == State.OPEN || state == State.CLOSING) {
                write(text);
            }
        });
    }

    /** Decides what comes next; called whenever something changed. */
    private void goOn() {
        boolean full = buffer.bytes() >= config.flushBytes().asLongValue();
        if (state == State.CLOSING || state == State.GONE) {
            flush(true);
        } else if (full) {
            flush(false);
        }
        full = buffer.bytes() >= config.flushBytes().asLongValue();
        if (!buffer.hasRoom() && roomTimer == null) {
            roomTimer = loop.schedule(this::askForRoom, ROOM_RETRY_MS, TimeUnit.MILLISECONDS);
        }
        // A peer that doesn't read its answers may not send either.
        boolean peerReads = peer.isClosed() || !peer.writeQueueFull();
        frames.setReading(state == State.ENDED || (buffer.hasRoom() && !full && peerReads));
    }

    private void askForRoom() {
        roomTimer = null;
        buffer.takeRoom();
        goOn();
    }

    private void flush(boolean last) {
        if (flushing || state == State.ENDED) {
            return;
        }
        flushing = true;
        cancel(flushTimer);
        flushTimer = null;
        SocketBuffer.Taken taken = buffer.take();
        SocketStream into = stream == null ? opening.apply(this) : stream;
        stream = into;
        boolean complete = last && state == State.CLOSING;
        long before = into.events();
        Thread.ofVirtual().name("socket-flush").start(() -> {
            Throwable failure = null;
            try {
                into.take(taken.pieces(), complete);
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                taken.release();
            }
            Throwable outcome = failure;
            loop.execute(() -> flushed(into, into.events() > before, last, outcome));
        });
    }

    private void flushed(SocketStream into, boolean anything, boolean last, @Nullable Throwable failure) {
        flushing = false;
        if (state == State.ENDED) {
            release();
        } else if (failure != null) {
            end(failure);
        } else if (last) {
            end(SocketAnswers.summary(true), SUCCESS);
        } else {
            watchOpenEvent(into);
            if (anything && state != State.GONE) {
                write(SocketAnswers.summary(false));
            }
            goOn();
        }
    }

    /** An event that is begun and never ended would occupy memory for as long as its sender likes. */
    private void watchOpenEvent(SocketStream into) {
        boolean watched = eventTimer != null && watchedEvent == into.events();
        if (watched && into.heldBytes() > 0) {
            return;
        }
        cancel(eventTimer);
        eventTimer = null;
        if (into.heldBytes() > 0) {
            watchedEvent = into.events();
            eventTimer = loop.schedule(() -> late(into), config.eventTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void late(SocketStream into) {
        eventTimer = null;
        if (!flushing && into.heldBytes() > 0 && into.events() == watchedEvent) {
            end(new Refused(Problem.malformed("an event was not sent to its end")));
        }
    }

    private void end(Throwable failure) {
        end(SocketAnswers.error(refusals.of(failure)), FAILURE);
    }

    private void end(String frame, short code) {
        if (state == State.ENDED) {
            return;
        }
        boolean gone = state == State.GONE;
        state = State.ENDED;
        frames.setReading(true);
        if (!gone && !peer.isClosed()) {
            write(frame);
            peer.close(code).onComplete(_ -> loop.execute(frames::passClose));
        }
        release();
    }

    /** To a peer that closed its connection a moment ago nothing can be said. */
    private void write(String frame) {
        if (!peer.isClosed()) {
            peer.writeTextMessage(frame);
        }
    }

    private void release() {
        cancel(flushTimer);
        cancel(eventTimer);
        cancel(roomTimer);
        buffer.take().release();
        if (stream != null && !flushing) {
            stream.close();
            stream = null;
        }
    }

    private void armFlush(long nanos) {
        flushTimer = loop.schedule(this::flushIfDue, nanos, TimeUnit.NANOSECONDS);
    }

    private void flushIfDue() {
        flushTimer = null;
        if (buffer.isEmpty() || state != State.OPEN) {
            return;
        }
        long due =
                buffer.dueIn(config.flushIdle().toNanos(), config.flushWithin().toNanos());
        if (due > 0 || flushing) {
            armFlush(Math.max(due, TimeUnit.MILLISECONDS.toNanos(ROOM_RETRY_MS)));
        } else {
            flush(false);
            goOn();
        }
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
