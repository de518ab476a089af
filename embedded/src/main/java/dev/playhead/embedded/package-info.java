/** Real Kafka, PostgreSQL, S3 server and ClickHouse engine, each a process of its own on this machine. */
@NullMarked
package dev.playhead.embedded;

import org.jspecify.annotations.NullMarked;
