package dev.playhead.indexer.migrate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What the migrate command needs to know besides ClickHouse's address. */
@ConfigMapping(prefix = "playhead")
interface MigrateConfig {

    Catalog catalog();

    Topics topics();

    interface Catalog {
        /** JDBC address of the catalog; migrations run over JDBC, services use the reactive address. */
        String jdbcUrl();
    }

    interface Topics {
        /** Partitions of {@code playhead.chunks}; changing it later is an operator's drain procedure. */
        @WithName("chunk-partitions")
        @WithDefault("64")
        int chunkPartitions();

        /** Copies of every partition. */
        @WithDefault("3")
        short replication();
    }
}
