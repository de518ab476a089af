package dev.playhead.standalone.command;

import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.launch.Ports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for: a flag wins over a variable, a variable over the default.
 *
 * @param yes what {@code reset} would ask is answered already
 */
public record CommandLine(Command command, StandaloneOptions options, boolean yes) {
    /** What the launcher script may ask for. */
    public enum Command {
        UP,
        INFRA,
        DOWN,
        RESET,
        STATUS
    }

    /**
     * @param args the command, then {@code --flag value} pairs
     * @throws UsageException for an unknown command, flag or port
     */
    public static CommandLine parse(String[] args, Map<String, String> environment) {
        if (args.length == 0) {
            throw new UsageException("Say up, infra, down, reset or status");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : settings()) {
            String value = environment.get(
                    "PLAYHEAD_" + setting.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                settings.put(setting, value);
            }
        }
        Iterator<String> rest = List.of(args).subList(1, args.length).iterator();
        boolean yes = false;
        while (rest.hasNext()) {
            String flag = rest.next();
            if (flag.equals("--yes") && command(args[0]) == Command.RESET) {
                yes = true;
                continue;
            }
            String setting = flag.startsWith("--") ? flag.substring(2) : "";
            if (!settings().contains(setting) || !rest.hasNext()) {
                throw new UsageException(flag + " isn't an option with a value");
            }
            settings.put(setting, rest.next());
        }
        return new CommandLine(command(args[0]), options(settings), yes);
    }

    private static Command command(String name) {
        return Arrays.stream(Command.values())
                .filter(command -> command.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no command " + name));
    }

    private static Set<String> settings() {
        var names = new LinkedHashSet<>(List.of("root", "home", "host", "services", "port"));
        Ports.SERVICES.forEach(name -> names.add(name + "-port"));
        Ports.SERVERS.forEach(name -> names.add(name + "-port"));
        return names;
    }

    private static StandaloneOptions options(Map<String, String> settings) {
        StandaloneOptions options = StandaloneOptions.defaults(Path.of(settings.getOrDefault("root", "")));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String value = setting.getValue();
            options = switch (setting.getKey()) {
                case "root" -> options;
                case "home" -> options.withHome(Path.of(value));
                case "host" -> options.withHost(value);
                case "services" -> options.withServices(services(value));
                case "port" -> options.withPort(Ports.GATEWAY, port(value));
                default -> options.withPort(setting.getKey().replace("-port", ""), port(value));
            };
        }
        return options;
    }

    private static Set<String> services(String list) {
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",")));
        if (!Ports.SERVICES.containsAll(names)) {
            throw new UsageException("The services are " + String.join(", ", Ports.SERVICES) + ", not " + list);
        }
        return names;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw new UsageException(text + " is no port");
        }
        throw new UsageException(text + " is no port: they go from 0 to 65535");
    }
}
