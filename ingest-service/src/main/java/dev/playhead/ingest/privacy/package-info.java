/**
 * What a website hides is hidden here, before Kafka: nothing that a masking rule matches is ever at rest, and recorders that
 * never asked for a privacy level get the strict one where the website wants it.
 *
 * <p>{@link dev.playhead.ingest.privacy.PrivacyFilter} is the entry. It knows neither dialects nor HTTP nor Kafka.
 */
@NullMarked
package dev.playhead.ingest.privacy;

import org.jspecify.annotations.NullMarked;
