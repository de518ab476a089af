package dev.playhead.standalone.launch;

import dev.playhead.embedded.EmbeddedServers;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.gateway.Backend;
import dev.playhead.standalone.gateway.DemoPages;
import dev.playhead.standalone.gateway.Gateway;
import dev.playhead.standalone.supervise.LogRotation;
import dev.playhead.standalone.supervise.StartFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings Playhead up, step by step, and takes it down from whatever step it has reached. */
public final class Launch implements RunningPlayhead {
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(120);
    private static final Duration ROTATION_EVERY = Duration.ofSeconds(30);

    private final StandaloneOptions options;
    private final boolean frontDoor;
    private final Consumer<String> journal;
    private final Home home;
    private final HomeLock lock;
    private final Ports ports;
    private final Secrets secrets;
    private final EmbeddedServers servers;
    private final ServiceEnvironment environment;
    private final Fleet fleet;
    private final DemoPages demo = new DemoPages();
    private volatile @Nullable Gateway gateway;
    private volatile boolean ready;
    private boolean closed;

    /**
     * Takes the home, and ends what a killed supervisor left there.
     *
     * @param journal takes one line for each step and each incident
     * @throws AlreadyRunningException when another supervisor has the home
     * @throws PortTakenException when somebody else listens on one of our ports
     */
    public Launch(StandaloneOptions options, Consumer<String> journal) {
        this(options, journal, true);
    }

    private Launch(StandaloneOptions options, Consumer<String> journal, boolean frontDoor) {
        this.options = options;
        this.frontDoor = frontDoor;
        this.journal = journal;
        home = new Home(options.home());
        home.create();
        lock = HomeLock.take(home).orElseThrow(() -> new AlreadyRunningException(home));
        try {
            PrivateFile.write(home.pidFile(), ProcessHandle.current().pid() + "\n");
            PrivateFile.delete(home.runFile());
            PrivateFile.delete(home.welcomeFile());
            List<String> leftovers = ProcessTable.endLeftovers(home, LEFTOVER_PATIENCE);
            if (!leftovers.isEmpty()) {
                journal.accept("Ended what an earlier run left behind: " + String.join(", ", leftovers));
            }
            ports = Ports.resolve(options.ports());
            ports.checkFree(listening());
            secrets = Secrets.of(home);
        } catch (RuntimeException failure) {
            PrivateFile.delete(home.pidFile());
            lock.close();
            throw failure;
        }
        servers = ServerFarm.of(home, ports, secrets);
        environment = new ServiceEnvironment(servers, secrets, ports, options.environment());
        fleet = new Fleet(journal, this::changed);
        servers.all().forEach(server -> fleet.addServer(server, ports.of(server.name())));
        Ports.SERVICES.stream()
                .filter(options.services()::contains)
                .forEach(name -> fleet.addService(name, program(name, name), ports.of(name)));
    }

    /** The servers alone, migrated, for services that are run by hand; no gateway. Otherwise as the constructor. */
    public static Launch ofServers(StandaloneOptions options, Consumer<String> journal) {
        return new Launch(options.withServices(Set.of()), journal, false);
    }

    /**
     * Returns when everything is ready.
     *
     * @throws StartFailedException when something isn't; what runs then is ended by {@link #close}
     */
    public void up() throws StartFailedException, InterruptedException {
        for (ServiceHandle service : fleet.services()) {
            program(service.name(), service.name()).checkBuilt();
        }
        changed();
        fleet.every(
                ROTATION_EVERY,
                new LogRotation(home.logs(), LogRotation.DEFAULT_MAX_BYTES, LogRotation.DEFAULT_OLDER_PARTS));
        if (frontDoor) {
            gateway = Gateway.start(options.host(), ports.of(Ports.GATEWAY), backends(), demo);
        }
        journal.accept("Starting Kafka, PostgreSQL, the S3 server and ClickHouse");
        fleet.startServers();
        if (options.services().contains("indexer") || !frontDoor) {
            journal.accept("Bringing schemas, topics and the bucket up to date");
            Migration.run(program("indexer", "migrate"));
        }
        if (!frontDoor) {
            Variables.write(home, environment.ofAny());
            tellReady();
            return;
        }
        journal.accept("Starting "
                + String.join(
                        ", ", fleet.services().stream().map(ServiceHandle::name).toList()));
        fleet.startServices();
        for (SupervisedHandle service : fleet.services()) {
            if (!service.isReadyWithin(READY_PATIENCE)) {
                throw new StartFailedException(service.name() + " isn't ready after " + READY_PATIENCE.toSeconds()
                        + " s" + LogEnd.of(home.log(service.name())));
            }
        }
        if (secrets.website().isEmpty() && options.services().contains("query")) {
            secrets.keep(FirstWebsite.make(fleet.service("query").url(), secrets.adminKey()));
        }
        secrets.website().map(Website::websiteId).ifPresent(demo::recordInto);
        tellReady();
    }

    private void tellReady() {
        ready = true;
        changed();
    }

    private List<String> listening() {
        List<String> names = new ArrayList<>(Ports.SERVERS);
        Ports.SERVICES.stream().filter(options.services()::contains).forEach(names::add);
        if (frontDoor) {
            names.add(Ports.GATEWAY);
        }
        return names;
    }

    /** Keeps what was said to the person in front of it, for the launcher script: from now on it knows that all is ready. */
    public void keepWelcome(String text) {
        PrivateFile.write(home.welcomeFile(), text);
    }

    /** Where to go, for the person in front of it. */
    public String welcome() {
        return frontDoor
                ? Welcome.text(this, website(), Footprint.of(home))
                : Variables.welcome(home, environment.ofAny());
    }

    @Override
    public URI gateway() {
        String name = options.host().equals(StandaloneOptions.DEFAULT_HOST)
                        || options.host().equals("0.0.0.0")
                ? "localhost"
                : options.host();
        return URI.create("http://" + name + ":" + ports.of(Ports.GATEWAY));
    }

    @Override
    public String adminKey() {
        return secrets.adminKey();
    }

    @Override
    public String websiteId() {
        return madeWebsite().websiteId();
    }

    @Override
    public String publicKey() {
        return madeWebsite().publicKey();
    }

    @Override
    public String secretKey() {
        return madeWebsite().secretKey();
    }

    @Override
    public ServiceHandle service(String name) {
        return fleet.service(name);
    }

    @Override
    public ServiceHandle server(String name) {
        return fleet.server(name);
    }

    @Override
    public List<ServiceHandle> services() {
        return List.copyOf(fleet.services());
    }

    @Override
    public ServiceHandle another(String service) throws StartFailedException {
        SupervisedHandle added;
        synchronized (this) {
            if (closed) {
                throw new StartFailedException(service + " is not started: everything is being stopped");
            }
            added = fleet.addAnother(
                    service,
                    (name, port) ->
                            ServiceProgram.of(service, options.root(), environment.on(service, port), home.log(name)));
        }
        added.resume();
        return added;
    }

    @Override
    public EmbeddedServers servers() {
        return servers;
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ready = false;
        PrivateFile.delete(home.welcomeFile());
        PrivateFile.delete(home.runFile());
        PrivateFile.delete(home.variablesFile());
        Gateway open = gateway;
        if (open != null) {
            // Viewers hold their streams open: without them the services end at once.
            open.close();
        }
        fleet.end();
        PrivateFile.delete(home.processesFile());
        PrivateFile.delete(home.pidFile());
        lock.close();
    }

    private Optional<Website> website() {
        return secrets.website();
    }

    private Website madeWebsite() {
        return website().orElseThrow(() -> new IllegalStateException("No website was made: query doesn't run"));
    }

    private ServiceProgram program(String service, String log) {
        return ServiceProgram.of(service, options.root(), environment.of(service), home.log(log));
    }

    private Map<Backend, Integer> backends() {
        Map<Backend, Integer> backends = new EnumMap<>(Backend.class);
        for (Backend backend : List.of(Backend.INGEST, Backend.QUERY, Backend.REPLAY)) {
            backends.put(backend, ports.of(backend.serviceName()));
        }
        return backends;
    }

    /** Keeps the files about processes current. */
    private synchronized void changed() {
        if (closed) {
            return;
        }
        ProcessTable.write(home, fleet.processes());
        if (ready) {
            RunFile.write(home, this, website(), fleet.servers());
        }
    }
}
