package dev.playhead.doctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SystemAnswerTest {
    @Test
    void readsPartsAndTheLatestBeat() throws Exception {
        var document = new ObjectMapper().readTree("""
                {"checkedAt":10000,"status":"impaired","version":"0.1.0",
                 "parts":[{"name":"kafka","status":"down","tookMs":null,"detail":"Kafka doesn't answer."},
                          {"name":"indexer","status":"ok","tookMs":3,"detail":"1 indexer works."}],
                 "indexers":[{"instance":"a","beatAt":2000},{"instance":"b","beatAt":9000}]}
                """);

        SystemAnswer.Answered answered = SystemAnswer.of(document);

        assertThat(answered.parts())
                .containsExactly(
                        new SystemAnswer.Part("kafka", "down", "Kafka doesn't answer."),
                        new SystemAnswer.Part("indexer", "ok", "1 indexer works."));
        assertThat(answered.sinceBeatMs()).hasValue(1000);
    }

    @Test
    void knowsNoBeatWhereNoIndexerEverWas() throws Exception {
        var document = new ObjectMapper().readTree("{\"checkedAt\":10000,\"parts\":[],\"indexers\":[]}");

        assertThat(SystemAnswer.of(document).sinceBeatMs()).isEmpty();
    }
}
