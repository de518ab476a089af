package dev.playhead.standalone;

import dev.playhead.embedded.EmbeddedServers;
import dev.playhead.standalone.launch.Home;
import dev.playhead.standalone.supervise.StartFailedException;
import java.net.URI;
import java.util.List;

/**
 * A whole Playhead that runs: four servers, four services, one gateway. {@link #close} ends every process; the data
 * stays, and {@link Standalone#start} on the same home continues with it.
 */
public interface RunningPlayhead extends AutoCloseable {
    /** Where everything answers, for example {@code http://localhost:8080}. */
    URI gateway();

    /** May do everything. */
    String adminKey();

    /** The website that the first start has made. */
    String websiteId();

    /** Only writes. */
    String publicKey();

    /** Reads and deletes. */
    String secretKey();

    /**
     * {@code ingest}, {@code indexer}, {@code query} or {@code replay}.
     *
     * @throws IllegalArgumentException for another name
     */
    ServiceHandle service(String name);

    /**
     * {@code kafka}, {@code postgresql}, {@code s3} or {@code clickhouse}. To stop or kill one use this handle: those of
     * {@link #servers} know nothing of the supervisor, which would start it again beside you.
     *
     * @throws IllegalArgumentException for another name
     */
    ServiceHandle server(String name);

    /** The four that the gateway knows. */
    List<ServiceHandle> services();

    /**
     * Starts one more instance of a service, on a free port and behind no gateway: a second indexer shares the partitions with
     * the first. Its process runs when this returns; it is called {@code <service>-2}, then {@code -3}, and ends with the rest.
     *
     * @throws IllegalArgumentException for a service that doesn't run here
     */
    ServiceHandle another(String service) throws StartFailedException;

    /** The servers' addresses and credentials. */
    EmbeddedServers servers();

    /** Folders and files of this installation, logs among them. */
    Home home();

    @Override
    void close();
}
