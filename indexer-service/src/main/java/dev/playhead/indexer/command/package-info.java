/** What the program's other commands share: configuration without the framework. */
@NullMarked
package dev.playhead.indexer.command;

import org.jspecify.annotations.NullMarked;
