/** Black-box tests over the running system: browser, protocols, faults. */
@NullMarked
package dev.playhead.endtoend;

import org.jspecify.annotations.NullMarked;
