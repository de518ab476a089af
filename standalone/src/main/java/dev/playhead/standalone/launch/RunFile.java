package dev.playhead.standalone.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.embedded.EmbeddedServers;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.util.List;
import java.util.Optional;

/** Writes run.json: what a script needs to use a running Playhead. */
final class RunFile {
    private RunFile() {}

    static void write(
            Home home, RunningPlayhead playhead, Optional<Website> website, List<SupervisedHandle> serverHandles) {
        ObjectNode run = PrivateFile.JSON.createObjectNode();
        if (!playhead.services().isEmpty()) {
            run.put("gateway", playhead.gateway().toString());
        }
        run.put("adminKey", playhead.adminKey());
        website.ifPresent(made -> run.put("websiteId", made.websiteId())
                .put("publicKey", made.publicKey())
                .put("secretKey", made.secretKey()));
        ObjectNode services = run.putObject("services");
        for (ServiceHandle service : playhead.services()) {
            addPid(services.putObject(service.name()).put("url", service.url().toString()), service);
        }
        ObjectNode servers = describe(playhead.servers());
        for (ServiceHandle server : serverHandles) {
            String key = server.name().equals("postgresql") ? "postgres" : server.name();
            addPid(servers.withObject("/" + key), server);
        }
        run.set("servers", servers);
        PrivateFile.writeJson(home.runFile(), run);
    }

    private static ObjectNode describe(EmbeddedServers servers) {
        ObjectNode nodes = PrivateFile.JSON.createObjectNode();
        nodes.putObject("kafka").put("bootstrap", servers.kafka().bootstrapServers());
        nodes.putObject("postgres")
                .put("jdbcUrl", servers.postgreSql().jdbcUrl())
                .put("user", servers.postgreSql().user())
                .put("password", servers.postgreSql().password());
        nodes.putObject("s3")
                .put("endpoint", servers.s3().endpoint())
                .put("accessKey", servers.s3().accessKey())
                .put("secretKey", servers.s3().secretKey())
                .put("bucket", ServiceEnvironment.bucket());
        nodes.putObject("clickhouse")
                .put("url", servers.clickHouse().url())
                .put("username", servers.clickHouse().username())
                .put("password", servers.clickHouse().password())
                .put("database", ServiceEnvironment.clickHouseDatabase());
        return nodes;
    }

    /** A process that is dead at the moment has no pid. */
    private static void addPid(ObjectNode node, ServiceHandle handle) {
        handle.pid().ifPresentOrElse(pid -> node.put("pid", pid), () -> node.putNull("pid"));
    }
}
