package dev.playhead.doctor.diagnose;

import static dev.playhead.doctor.diagnose.Seen.away;
import static dev.playhead.doctor.diagnose.Seen.late;
import static dev.playhead.doctor.diagnose.Seen.nothingBehind;
import static dev.playhead.doctor.diagnose.Seen.says;
import static dev.playhead.doctor.diagnose.Seen.saysOnly;
import static dev.playhead.doctor.diagnose.Seen.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnoseTest {
    @Test
    void findsNothingWhereEverythingWorks() {
        Diagnosis diagnosis = new Seen().told().diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Diagnosis.Verdict.WELL);
        assertThat(diagnosis.verdict().exitCode()).isZero();
        assertThat(diagnosis.suspects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aHopThatTookTooLongIsSlowAndNotBroken(HopName hop) {
        Diagnosis diagnosis =
                new Seen().told().took(hop, hop.slowAfter().toMillis() + 1).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Diagnosis.Verdict.SLOW);
        assertThat(diagnosis.verdict().exitCode()).isEqualTo(3);
        assertThat(diagnosis.slow()).containsExactly(hop);
    }

    @Test
    void brokenWeighsMoreThanSlow() {
        Diagnosis diagnosis = new Seen()
                .took(HopName.LIVE, 60_000)
                .but(HopName.FACTS, says(Target.QUERY, "facts_unavailable"))
                .diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Diagnosis.Verdict.BROKEN);
        assertThat(diagnosis.verdict().exitCode()).isEqualTo(1);
    }

    @Test
    void nobodyAtTheAddressIsTheGateway() {
        var nobody = new Trouble.Unreachable(Target.GATEWAY, "nobody listens");
        Seen seen = new Seen().but(HopName.GATEWAY, nobody);
        Arrays.stream(HopName.values()).skip(1).forEach(seen::skipped);

        assertIs(seen.systemUnanswered(nobody), Component.GATEWAY, Certainty.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"INGEST,INGEST,INGEST", "LOG,REPLAY,REPLAY", "LIVE,REPLAY,REPLAY", "LIST,QUERY,QUERY"})
    void theGatewayNamesTheServiceThatIsAway(HopName hop, Target target, Component component) {
        assertIs(new Seen().but(hop, away(target)), component, Certainty.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"INGEST,INGEST,INGEST", "LOG,REPLAY,REPLAY", "LIST,QUERY,QUERY"})
    void anotherGatewaysWordsPointAtTheServiceBehindIt(HopName hop, Target target, Component component) {
        assertIs(new Seen().but(hop, nothingBehind(target)), component, Certainty.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST, INGEST, log_unavailable, KAFKA",
        "INGEST, INGEST, starting, KAFKA",
        "LOG, REPLAY, log_unavailable, KAFKA",
        "LOG, REPLAY, kafka_unavailable, KAFKA",
        "LOG, REPLAY, catalog_unavailable, POSTGRESQL",
        "LIST, QUERY, catalog_unavailable, POSTGRESQL",
        "REPLAY, REPLAY, object_storage_unavailable, OBJECT_STORAGE",
        "FACTS, QUERY, facts_unavailable, CLICKHOUSE",
        "ERASURE, QUERY, log_unavailable, KAFKA"
    })
    void aServiceSaysWhichServerItMisses(HopName hop, Target target, String reason, Component component) {
        assertIs(new Seen().but(hop, says(target, reason)), component, Certainty.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "The catalog does not answer, POSTGRESQL",
        "The log does not answer, KAFKA",
        "Object storage does not answer, OBJECT_STORAGE",
        "Something is wrong, REPLAY"
    })
    void aSentenceWithoutAReasonIsLessSure(String detail, Component component) {
        assertIs(new Seen().but(HopName.LOG, saysOnly(Target.REPLAY, detail)), component, Certainty.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "catalog, POSTGRESQL",
        "kafka, KAFKA",
        "clickhouse, CLICKHOUSE",
        "object-storage, OBJECT_STORAGE",
        "indexer, INDEXER",
        "query, QUERY"
    })
    void whatTheInstallationSaysItselfExplainsWhatCameTooLate(String part, Component component) {
        Seen seen = new Seen()
                .but(HopName.LIST, late())
                .skipped(HopName.SEGMENT, HopName.REPLAY, HopName.FACTS)
                .told(part);

        assertIs(seen, component, Certainty.CERTAIN);
        assertThat(seen.diagnosis().suspects()).hasSize(1);
        assertThat(seen.diagnosis().suspects().getFirst().hop()).hasValue(HopName.LIST);
    }

    @Test
    void aPartThatIsDownIsBrokenAlsoWhereNoHopHasMetIt() {
        assertIs(new Seen().told("clickhouse"), Component.CLICKHOUSE, Certainty.CERTAIN);
    }

    @Test
    void anIndexerThatHasFallenSilentIsTheReasonForAnEmptyList() {
        Seen seen = new Seen().but(HopName.LIST, late()).indexersSilentFor(Diagnose.SILENCE_MS);

        assertIs(seen, Component.INDEXER, Certainty.CERTAIN);
        assertThat(seen.diagnosis().suspects()).hasSize(1);
    }

    @Test
    void anIndexerThatBeatsAndDoesNotGetOnIsLikelyTheReason() {
        Seen seen = new Seen().but(HopName.LIST, late()).told();

        assertIs(seen, Component.INDEXER, Certainty.LIKELY);
    }

    @Test
    void withoutTheAdminKeyAnEmptyListHasTwoReasons() {
        Diagnosis diagnosis = new Seen()
                .but(HopName.LIST, late())
                .skipped(HopName.SEGMENT, HopName.REPLAY, HopName.FACTS)
                .diagnosis();

        assertThat(diagnosis.suspects())
                .extracting(Suspect::component)
                .containsExactly(Component.INDEXER, Component.OBJECT_STORAGE);
        assertThat(diagnosis.suspects())
                .extracting(Suspect::certainty)
                .containsExactly(Certainty.LIKELY, Certainty.POSSIBLE);
    }

    @Test
    void factsThatDoNotComePointAtClickHouseFirst() {
        assertIs(new Seen().but(HopName.FACTS, late()), Component.CLICKHOUSE, Certainty.LIKELY);
    }

    @Test
    void aStoredReplayWithAHolePointsAtObjectStorage() {
        assertIs(
                new Seen().but(HopName.REPLAY, wrong("the replay has a gap: missing_object")),
                Component.OBJECT_STORAGE,
                Certainty.LIKELY);
    }

    @Test
    void aReplayThatDiffersPointsAtReplay() {
        assertIs(new Seen().but(HopName.LOG, wrong("6 events came back")), Component.REPLAY, Certainty.LIKELY);
    }

    @Test
    void factsThatDifferPointAtTheIndexer() {
        assertIs(new Seen().but(HopName.FACTS, wrong("2 rage clicks")), Component.INDEXER, Certainty.LIKELY);
    }

    @Test
    void settingsThatDoNotReachIngestPointAtThoseWhoSendThem() {
        assertIs(new Seen().but(HopName.INGEST, late()), Component.QUERY, Certainty.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void aKeyThatIsRefusedIsNoBreakdown(int status) {
        var refused = new Trouble.Refused(Target.QUERY, status, "", "", "", true);

        assertIs(new Seen().but(HopName.LIST, refused), Component.SETTINGS, Certainty.CERTAIN);
    }

    @Test
    void aWebsiteThatIsNotRecordedIsNoBreakdown() {
        assertIs(
                new Seen().but(HopName.INGEST, new Trouble.Declined("recording_disabled")),
                Component.SETTINGS,
                Certainty.CERTAIN);
    }

    @Test
    void theServerThatTwoUnreadyServicesShareIsSuspectedToo() {
        Diagnosis noCatalog = new Seen()
                .but(HopName.LOG, nothingBehind(Target.REPLAY))
                .but(HopName.LIST, nothingBehind(Target.QUERY))
                .diagnosis();
        Diagnosis noKafka = new Seen()
                .but(HopName.INGEST, nothingBehind(Target.INGEST))
                .but(HopName.LOG, nothingBehind(Target.REPLAY))
                .diagnosis();

        assertThat(noCatalog.suspects().getFirst().component()).isEqualTo(Component.POSTGRESQL);
        assertThat(noKafka.suspects().getFirst().component()).isEqualTo(Component.KAFKA);
    }

    @Test
    void aServerIsNamedBeforeTheServicesThatMissIt() {
        Seen seen = new Seen()
                .but(HopName.LIST, new Trouble.Unreachable(Target.QUERY, "no answer"))
                .but(HopName.LOG, says(Target.REPLAY, "catalog_unavailable"))
                .told("catalog");

        assertIs(seen, Component.POSTGRESQL, Certainty.CERTAIN);
    }

    @Test
    void anInstallationTooOldForTheQuestionIsNotBroken() {
        var unknown = new Trouble.Refused(Target.QUERY, 404, "", "", "", true);

        assertThat(new Seen().systemUnanswered(unknown).diagnosis().verdict()).isEqualTo(Diagnosis.Verdict.WELL);
    }

    @Test
    void silenceToTheQuestionIsQuerys() {
        assertIs(
                new Seen().but(HopName.LIST, away(Target.QUERY)).systemUnanswered(away(Target.QUERY)),
                Component.QUERY,
                Certainty.CERTAIN);
    }

    private static void assertIs(Seen seen, Component component, Certainty certainty) {
        Diagnosis diagnosis = seen.diagnosis();
        assertThat(diagnosis.verdict()).isEqualTo(Diagnosis.Verdict.BROKEN);
        assertThat(diagnosis.suspects().getFirst().component()).isEqualTo(component);
        assertThat(diagnosis.suspects().getFirst().certainty()).isEqualTo(certainty);
    }
}
