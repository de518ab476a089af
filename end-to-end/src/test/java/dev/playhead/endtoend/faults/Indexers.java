package dev.playhead.endtoend.faults;

import dev.playhead.standalone.RunningPlayhead;

/** The installation's indexer, and a second one that comes and goes. */
final class Indexers implements AutoCloseable {
    private final RunningPlayhead playhead;
    private final Catalog catalog;

    Indexers(RunningPlayhead playhead, Catalog catalog) {
        this.playhead = playhead;
        this.catalog = catalog;
    }

    @Override
    public void close() {}
}
