/** Browsers' sessions: how they begin, whose they are, how they end. */
@NullMarked
package dev.playhead.query.login;

import org.jspecify.annotations.NullMarked;
