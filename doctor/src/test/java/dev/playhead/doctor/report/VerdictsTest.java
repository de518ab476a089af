package dev.playhead.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.doctor.diagnose.Certainty;
import dev.playhead.doctor.diagnose.Component;
import dev.playhead.doctor.diagnose.Diagnosis;
import dev.playhead.doctor.diagnose.Suspect;
import dev.playhead.doctor.diagnose.SystemAnswer;
import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.visit.Traces;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final SystemAnswer NOT_ASKED = new SystemAnswer.NotAsked();

    @Test
    void isShortWhereEverythingWorks() {
        var well = new Diagnosis(Diagnosis.Verdict.WELL, List.of(), List.of());

        assertThat(Verdicts.text(well, NOT_ASKED, new Traces.Erased("Kafka keeps it")))
                .isEqualTo("Everything works.\n");
    }

    @Test
    void namesComponentEvidenceCauseAndPage() {
        var broken = new Diagnosis(
                Diagnosis.Verdict.BROKEN,
                List.of(
                        suspect(Component.INDEXER, Certainty.LIKELY),
                        suspect(Component.OBJECT_STORAGE, Certainty.POSSIBLE)),
                List.of());

        assertThat(Verdicts.text(broken, NOT_ASKED, new Traces.Requested("r-1", "the recorder")))
                .startsWith("Broken: indexer (likely)")
                .contains(
                        "\"listed\": it came too late", Component.INDEXER.likelyCause(), Component.INDEXER.stillWorks())
                .contains("docs/operate/doctor.md#indexer", "object-storage (possible)", "with the admin key")
                .contains("r-1");
    }

    @Test
    void saysWhatCouldNotBeErased() {
        var well = new Diagnosis(Diagnosis.Verdict.WELL, List.of(), List.of());

        assertThat(Verdicts.text(well, NOT_ASKED, new Traces.Left("r-1", "ingest doesn't answer")))
                .contains("r-1", "could not be erased", "ingest doesn't answer");
    }

    private static Suspect suspect(Component component, Certainty certainty) {
        return new Suspect(component, certainty, Optional.of(HopName.LIST), "it came too late");
    }
}
