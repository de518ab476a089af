package dev.playhead.doctor.options;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options from the command line, then variables, then run.json. */
public final class OptionsReader {
    private static final Set<String> SETTINGS =
            Set.of("url", "website", "secret-key", "admin-key", "timeout", "slow", "run-file");
    private static final Path RUN_FILE = Path.of(".playhead", "run.json");

    private OptionsReader() {}

    /**
     * @param environment variables {@code PLAYHEAD_DOCTOR_URL}, {@code …_ADMIN_KEY} and so on
     * @throws UsageException when they don't name one installation and a key for it
     */
    public static Options read(String[] args, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (String setting : SETTINGS) {
            String variable =
                    "PLAYHEAD_DOCTOR_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                given.put(setting, value.strip());
            }
        }
        boolean json = false;
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String flag = rest.next();
            if (flag.equals("--json")) {
                json = true;
                continue;
            }
            String setting = flag.startsWith("--") ? flag.substring(2) : "";
            if (!SETTINGS.contains(setting)) {
                throw new UsageException("There is no option " + flag);
            }
            if (!rest.hasNext()) {
                throw new UsageException(flag + " needs a value");
            }
            given.put(setting, rest.next());
        }
        return options(given, json);
    }

    private static Options options(Map<String, String> given, boolean json) {
        Map<String, String> all = new HashMap<>(given);
        if (!given.containsKey("url")) {
            // Keys of another installation don't fit this one.
            all.putAll(RunFile.read(Path.of(given.getOrDefault("run-file", RUN_FILE.toString()))));
            all.remove("secret-key");
        }
        Thresholds thresholds = Thresholds.defaults();
        String slow = all.get("slow");
        return new Options(
                url(all.getOrDefault("url", "")),
                all.get("website"),
                new Keys(all.get("admin-key"), all.get("secret-key")),
                timeout(all.get("timeout")),
                slow == null ? thresholds : thresholds.with(slow),
                json);
    }

    private static Duration timeout(@Nullable String text) {
        return text == null ? Options.DEFAULT_TIMEOUT : Durations.parse(text);
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw new UsageException(text + " is no address");
        }
        throw new UsageException(text + " is no address: it begins with http:// or https://");
    }
}
