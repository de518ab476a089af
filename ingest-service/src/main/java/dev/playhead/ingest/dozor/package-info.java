/**
 * The Dozor SDK's dialect (protocols, section 3). The SDK drops what is answered 4xx and re-sends what is answered 5xx, so
 * whatever may succeed later is 503 here, rate limits and slow bodies included.
 *
 * <p>Its cancel erases by the website's public key and the session id: the id is 122 random bits that only the visitor's
 * browser and the team know, and the recording is looked for within the key's website only.
 */
@NullMarked
package dev.playhead.ingest.dozor;

import org.jspecify.annotations.NullMarked;
