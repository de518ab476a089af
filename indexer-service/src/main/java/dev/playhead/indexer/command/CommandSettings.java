package dev.playhead.indexer.command;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The services' configuration, for commands that run and end without the framework. */
public final class CommandSettings {

    private static final int ABOVE_ALL_OTHERS = 900;

    private CommandSettings() {}

    /** @param overrides configuration that wins over every other source */
    public static SmallRyeConfig read(Map<String, String> overrides, Class<?>... mappings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(overrides, "overrides", ABOVE_ALL_OTHERS))
                .addDiscoveredConverters()
                .withValidateUnknown(false);
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        return builder.build();
    }

    /** Address and security of Kafka, as the services' own clients read them: everything below {@code kafka.}. */
    public static Map<String, Object> kafka(SmallRyeConfig config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : AdminClientConfig.configNames()) {
            config.getOptionalValue("kafka." + name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }

    /** What a command says when it fails: the failure and everything behind it, in one line. */
    public static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reason.append("; because ").append(cause.getMessage());
        }
        return reason.toString();
    }
}
