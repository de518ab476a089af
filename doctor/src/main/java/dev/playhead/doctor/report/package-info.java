/** What is printed. */
@NullMarked
package dev.playhead.doctor.report;

import org.jspecify.annotations.NullMarked;
