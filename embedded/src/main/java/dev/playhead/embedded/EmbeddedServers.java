package dev.playhead.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All four servers; {@link #start()} starts them at the same time. */
public record EmbeddedServers(
        EmbeddedKafka kafka, EmbeddedPostgreSql postgreSql, EmbeddedS3 s3, EmbeddedClickHouse clickHouse)
        implements AutoCloseable {

    /** All four on free ports, each in a folder of its name below {@code base}. */
    public static EmbeddedServers under(Path base) {
        return new EmbeddedServers(
                new EmbeddedKafka(base.resolve(EmbeddedKafka.NAME), 0),
                new EmbeddedPostgreSql(base.resolve(EmbeddedPostgreSql.NAME), 0),
                new EmbeddedS3(base.resolve(EmbeddedS3.NAME), 0),
                new EmbeddedClickHouse(base.resolve(EmbeddedClickHouse.NAME), 0));
    }

    /** In the order in which they are stopped last to first. */
    public List<EmbeddedServer> all() {
        return List.of(postgreSql, s3, clickHouse, kafka);
    }

    /**
     * Starts all; if one fails, those that started are stopped.
     *
     * @throws ServerFailedException the first failure; further ones are suppressed in it
     */
    public void start() {
        ServerFailedException failure = null;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> starts =
                    all().stream().map(server -> executor.submit(server::start)).toList();
            for (Future<?> start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    ServerFailedException next = e.getCause() instanceof ServerFailedException known
                            ? known
                            : new ServerFailedException("a server cannot start: " + e.getCause(), e.getCause());
                    if (failure == null) {
                        failure = next;
                    } else {
                        failure.addSuppressed(next);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CompletionException("interrupted while the servers started", e);
                }
            }
        }
        if (failure != null) {
            stop();
            throw failure;
        }
    }

    /** Stops all, in reverse order. */
    public void stop() {
        all().reversed().forEach(EmbeddedServer::stop);
    }

    @Override
    public void close() {
        stop();
    }
}
