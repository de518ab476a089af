package dev.playhead.storage.segment;

import java.util.List;

/**
 * What a segment holds of one partition.
 *
 * @param firstOffset everything of the partition from here …
 * @param nextOffset … to before here has been absorbed, also what left no events (control records, duplicates)
 * @param blocks one a recording, in the order of their first offsets
 */
public record Section(int partition, long firstOffset, long nextOffset, List<BlockEntry> blocks, FactsEntry facts) {
    public Section {
        blocks = List.copyOf(blocks);
        require(partition >= 0 && 0 <= firstOffset && firstOffset <= nextOffset, "the range is one");
        for (int i = 0; i < blocks.size(); i++) {
            BlockEntry block = blocks.get(i);
            require(firstOffset <= block.firstOffset() && block.lastOffset() < nextOffset, "blocks lie in the range");
            require(i == 0 || blocks.get(i - 1).firstOffset() < block.firstOffset(), "blocks are in log order");
        }
        require(
                blocks.stream().map(BlockEntry::subject).distinct().count() == blocks.size(),
                "a recording has one block");
    }

    private static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new IllegalArgumentException("broken section: " + invariant);
        }
    }
}
