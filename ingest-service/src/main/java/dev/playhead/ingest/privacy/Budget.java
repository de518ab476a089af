package dev.playhead.ingest.privacy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time that masking one chunk may take. It is the processor's, so that a busy machine refuses nothing that an idle one
 * takes; virtual threads have no such clock, there the wall's counts. One chunk's, one thread's.
 */
final class Budget {
    private static final int UNCHECKED_STEPS = 64;
    private static final int UNCHECKED_CHARACTERS = 4_096;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration limit;
    private final boolean isProcessorTime;
    private final long end;
    private int steps;

    Budget(Duration limit) {
        this.limit = limit;
        isProcessorTime = THREADS.isCurrentThreadCpuTimeSupported()
                && !Thread.currentThread().isVirtual();
        end = now() + limit.toNanos();
    }

    /** One more small thing is done. */
    void step() {
        if (++steps % UNCHECKED_STEPS == 0) {
            check();
        }
    }

    /** The same text; one that is long is watched while it is read, for a search may read it over and over. */
    CharSequence watched(CharSequence text) {
        return text.length() <= UNCHECKED_CHARACTERS ? text : new Watched(text, 0, text.length());
    }

    private void check() {
        if (now() - end > 0) {
            throw new MaskingTooSlow(limit);
        }
    }

    private long now() {
        return isProcessorTime ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private final class Watched implements CharSequence {
        private final CharSequence text;
        private final int start;
        private final int length;
        private int read;

        Watched(CharSequence text, int start, int length) {
            this.text = text;
            this.start = start;
            this.length = length;
        }

        @Override
        public char charAt(int index) {
            if (++read == UNCHECKED_CHARACTERS) {
                read = 0;
                check();
            }
            return text.charAt(start + index);
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Watched(text, start + from, to - from);
        }

        @Override
        public String toString() {
            return text.subSequence(start, start + length).toString();
        }
    }
}
