/** How a request is answered: refusals as problem documents, and CORS. */
@NullMarked
package dev.playhead.ingest.answer;

import org.jspecify.annotations.NullMarked;
