/** Errors as RFC 9457 problem documents. */
@NullMarked
package dev.playhead.query.problem;

import org.jspecify.annotations.NullMarked;
