/** The audit log: written with what it tells of, read by websites' admins. */
@NullMarked
package dev.playhead.query.audit;

import org.jspecify.annotations.NullMarked;
