package dev.playhead.standalone.launch;

import dev.playhead.embedded.ClickHouseSettings;
import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.EmbeddedServers;
import dev.playhead.embedded.ServerSettings;

/** The four embedded servers as standalone runs them: on its ports, in its home, with its secrets. */
final class ServerFarm {
    private final Home home;
    private final Ports ports;

    private ServerFarm(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    static EmbeddedServers of(Home home, Ports ports, Secrets secrets) {
        var farm = new ServerFarm(home, ports);
        return new EmbeddedServers(
                new EmbeddedKafka(farm.settings(EmbeddedKafka.NAME)),
                new EmbeddedPostgreSql(farm.settings(EmbeddedPostgreSql.NAME)),
                new EmbeddedS3(farm.settings(EmbeddedS3.NAME)),
                new EmbeddedClickHouse(
                        farm.settings(EmbeddedClickHouse.NAME),
                        ClickHouseSettings.DEFAULTS.withPassword(secrets.clickHousePassword())));
    }

    private ServerSettings settings(String name) {
        return ServerSettings.of(name, home.data(name), ports.of(name))
                .withLogFile(home.log(name))
                .withPortSetting("it: " + PortTakenException.howToChange(name));
    }
}
