package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of processes, in steps of 10 ms: what "per core" means everywhere here. */
public final class Cpu {
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long TICK_MS = 10;

    private Cpu() {}

    public static Duration of(EmbeddedServer process) {
        return ProcessHandle.of(process.pid())
                .flatMap(running -> running.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the CPU time of " + process.name() + " is unknown"));
    }

    /**
     * The same without what the JVM's compilers took, where the system tells threads apart (Linux; elsewhere all of it). In a process that
     * has just been started they take a third, in one that runs for days nothing.
     */
    public static Duration ofWork(EmbeddedServer process) {
        return of(process).minus(compilers(process.pid()));
    }

    /** The same of this process. */
    public static Duration ofWorkHere() {
        return here().minus(compilers(ProcessHandle.current().pid()));
    }

    private static Duration compilers(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return Duration.ofMillis(
                    TICK_MS * all.mapToLong(Cpu::ticksOfCompiler).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticksOfCompiler(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int nameEnds = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, nameEnds);
            String[] fields = stat.substring(nameEnds + 2).split(" ");
            return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")
                    ? Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])
                    : 0;
        } catch (IOException e) {
            // It has ended meanwhile, so it is no compiler: those stay (PlayheadSystem, Bench).
            return 0;
        }
    }

    /** All of this process: a baseline does nothing else while it is measured. */
    public static Duration here() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean process) {
            return Duration.ofNanos(process.getProcessCpuTime());
        }
        throw new IllegalStateException("this JVM doesn't tell its CPU time");
    }
}
