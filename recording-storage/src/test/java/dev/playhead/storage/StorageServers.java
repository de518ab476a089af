package dev.playhead.storage;

import dev.playhead.embedded.quarkus.ClickHouseResource;
import dev.playhead.embedded.quarkus.PostgresResource;
import dev.playhead.embedded.quarkus.S3Resource;
import io.quarkus.test.common.QuarkusTestResource;

/** All servers for all test classes: one Quarkus start serves the module. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(ClickHouseResource.class)
final class StorageServers {}
