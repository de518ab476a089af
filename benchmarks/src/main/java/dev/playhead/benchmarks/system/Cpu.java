package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** CPU time of processes, in steps of 10 ms: what "per core" means everywhere here. */
public final class Cpu {
    private Cpu() {}

    public static Duration of(EmbeddedServer process) {
        return ProcessHandle.of(process.pid())
                .flatMap(running -> running.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the CPU time of " + process.name() + " is unknown"));
    }

    /** All of this process: a baseline does nothing else while it is measured. */
    public static Duration here() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean process) {
            return Duration.ofNanos(process.getProcessCpuTime());
        }
        throw new IllegalStateException("this JVM doesn't tell its CPU time");
    }
}
