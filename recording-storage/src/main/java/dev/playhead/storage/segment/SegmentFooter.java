package dev.playhead.storage.segment;

import java.util.List;
import java.util.UUID;

/**
 * A segment's index: enough to rebuild the catalog's rows about it.
 *
 * @param sections in ascending order of partitions, at most one each
 */
public record SegmentFooter(UUID id, List<Section> sections) {
    public SegmentFooter {
        sections = List.copyOf(sections);
        for (int i = 1; i < sections.size(); i++) {
            if (sections.get(i - 1).partition() >= sections.get(i).partition()) {
                throw new IllegalArgumentException("broken footer: sections are in order of partitions");
            }
        }
    }
}
