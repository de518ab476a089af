package dev.playhead.recording.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NodeTablePropertiesTest {
    @Property(tries = 50)
    void behavesAsAMap(@ForAll long seed) {
        Random random = new Random(seed);
        int spread = 1 + random.nextInt(2_000);
        NodeTable table = new NodeTable();
        Map<Integer, Integer> map = new HashMap<>();
        int[] ids = new int[3_000];
        for (int i = 0; i < ids.length; i++) {
            int key = random.nextInt(spread) - 1;
            ids[i] = key;
            if (random.nextInt(3) == 0) {
                Integer before = map.remove(key);
                assertThat(table.remove(ids, key)).isEqualTo(before == null ? NodeTable.NONE : before);
            } else {
                Integer before = map.put(key, i);
                assertThat(table.put(ids, i)).isEqualTo(before == null ? NodeTable.NONE : before);
            }
        }
        for (int key = -1; key < spread; key++) {
            assertThat(table.get(ids, key)).isEqualTo(map.getOrDefault(key, NodeTable.NONE));
        }
    }
}
