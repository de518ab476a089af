package dev.playhead.standalone.launch;

import dev.playhead.embedded.EmbeddedServer;
import dev.playhead.embedded.FreePorts;
import dev.playhead.standalone.supervise.StartFailedException;
import dev.playhead.standalone.supervise.Supervised;
import dev.playhead.standalone.supervise.Workload;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** All the processes of an installation: servers, and the services that use them. */
final class Fleet {
    /** Longer than the services' own shutdown, in which the indexer publishes what it holds. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    /** Every process may be starting at the same time, and one thread is for what happens regularly. */
    private static final int THREADS = Ports.SERVERS.size() + Ports.SERVICES.size() + 1;

    private final Consumer<String> journal;
    private final Runnable changed;
    private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().daemon().name("supervisor-", 0).factory());
    private final List<SupervisedHandle> servers = new ArrayList<>();
    private final List<SupervisedHandle> services = new ArrayList<>();
    /** More instances of some services, added while all runs. */
    private final List<SupervisedHandle> further = new CopyOnWriteArrayList<>();

    Fleet(Consumer<String> journal, Runnable changed) {
        this.journal = journal;
        this.changed = changed;
    }

    void addServer(EmbeddedServer server, int port) {
        boolean speaksHttp = List.of("s3", "clickhouse").contains(server.name());
        URI url = URI.create((speaksHttp ? "http" : "tcp") + "://localhost:" + port);
        servers.add(new SupervisedHandle(supervise(new ServerWorkload(server)), url, false));
    }

    void addService(String name, ServiceProgram program, int port) {
        services.add(handle(name, program, port));
    }

    private SupervisedHandle handle(String name, ServiceProgram program, int port) {
        URI url = URI.create("http://127.0.0.1:" + port);
        return new SupervisedHandle(supervise(new ServiceWorkload(name, program)), url, true);
    }

    /** @param program of its name and port */
    SupervisedHandle addAnother(String service, BiFunction<String, Integer, ServiceProgram> program) {
        service(service);
        String prefix = service + "-";
        long others =
                further.stream().filter(one -> one.name().startsWith(prefix)).count();
        String name = prefix + (others + 2);
        int port = FreePorts.any();
        SupervisedHandle added = handle(name, program.apply(name, port), port);
        further.add(added);
        return added;
    }

    void every(Duration pause, Runnable task) {
        threads.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when all of them answer. */
    void startServers() throws StartFailedException, InterruptedException {
        start(servers);
    }

    /** Returns when their processes run. */
    void startServices() throws StartFailedException, InterruptedException {
        start(services);
    }

    List<SupervisedHandle> services() {
        return services;
    }

    List<SupervisedHandle> servers() {
        return servers;
    }

    SupervisedHandle service(String name) {
        return named(services, name);
    }

    SupervisedHandle server(String name) {
        return named(servers, name);
    }

    /** What to end if this supervisor is killed, in the order of start. */
    List<ProcessTable.Entry> processes() {
        List<ProcessTable.Entry> entries = new ArrayList<>();
        entries.add(ProcessTable.Entry.of(ProcessTable.SUPERVISOR, ProcessHandle.current()));
        for (List<SupervisedHandle> group : List.of(servers, services, further)) {
            for (SupervisedHandle handle : group) {
                handle.supervised()
                        .process()
                        .ifPresent(process -> entries.add(ProcessTable.Entry.of(handle.name(), process)));
            }
        }
        return entries;
    }

    /** Ends services, then servers, each group side by side. */
    void end() {
        threads.shutdownNow();
        end(further);
        end(services);
        end(servers);
    }

    private Supervised supervise(Workload workload) {
        return new Supervised(workload, threads, journal, changed);
    }

    private void start(List<SupervisedHandle> group) throws StartFailedException, InterruptedException {
        List<Future<?>> starts = new ArrayList<>();
        for (SupervisedHandle handle : group) {
            starts.add(threads.submit(() -> {
                handle.supervised().start();
                return handle;
            }));
        }
        for (Future<?> start : starts) {
            try {
                start.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof StartFailedException known
                        ? known
                        : new StartFailedException("A process can't be started: " + failure.getCause(), failure);
            }
        }
    }

    private static void end(List<SupervisedHandle> group) {
        try (var ends = Executors.newVirtualThreadPerTaskExecutor()) {
            group.forEach(handle -> ends.execute(() -> handle.supervised().end(STOP_PATIENCE)));
        }
    }

    private static SupervisedHandle named(List<SupervisedHandle> group, String name) {
        return group.stream()
                .filter(handle -> handle.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing called " + name + " runs here"));
    }
}
