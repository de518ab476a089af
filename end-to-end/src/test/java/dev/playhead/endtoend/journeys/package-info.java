/** What people do with the dashboard, from beginning to end, in a real browser and without a mouse. */
@NullMarked
package dev.playhead.endtoend.journeys;

import org.jspecify.annotations.NullMarked;
