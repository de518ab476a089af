/** Who is a member of which website, in what role. */
@NullMarked
package dev.playhead.query.members;

import org.jspecify.annotations.NullMarked;
