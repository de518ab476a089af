/** How the dashboard's files are served. */
@NullMarked
package dev.playhead.query.page;

import org.jspecify.annotations.NullMarked;
