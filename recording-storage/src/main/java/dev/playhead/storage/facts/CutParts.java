package dev.playhead.storage.facts;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Parts of {@code facts} that end too early. Where a write fails after an insert's space was reserved (the disk filled up meanwhile, a
 * file may not grow) the engine acknowledges the insert all the same and keeps a part that it can't read. Every question and every
 * mutation that meets it fails from then on, until the part is gone.
 *
 * <p>Only a part that one insert wrote and nothing has merged or changed since is set aside: it holds rows of one segment, and a section
 * counts as loaded only after its rows were read. A merged one holds rows of many that are loaded: docs/operate/backups.md says how to
 * load those anew.
 */
final class CutParts {
    private static final Logger LOG = Logger.getLogger(CutParts.class);

    /** A folder's name in what the server says: month, first and last block, level 0. */
    private static final Pattern INSERTED = Pattern.compile("/(\\d{6}_\\d+_\\d+_0)/");

    private final ClickHouse clickHouse;

    CutParts(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * Sets aside the part that the failure names, into the table's {@code detached} folder, if the server finds it damaged.
     *
     * @return whether there was one, so that trying again may help
     */
    Uni<Boolean> detach(ClickHouseFailure.Refused failure) {
        Matcher named = INSERTED.matcher(String.valueOf(failure.getMessage()));
        return named.find() ? detach(named.group(1)) : Uni.createFrom().item(false);
    }

    // Statements about parts take no parameters; the pattern leaves nothing but digits and underscores.
    private Uni<Boolean> detach(String part) {
        return clickHouse
                .query("CHECK TABLE facts PART '" + part + "' SETTINGS check_query_single_value_result = 0", Map.of())
                .flatMap(answers -> {
                    boolean damaged = answers.stream()
                            .anyMatch(answer -> answer.path("is_passed").asInt(1) == 0);
                    if (!damaged) {
                        return Uni.createFrom().item(false);
                    }
                    LOG.errorf("part=%s of facts is damaged, it is set aside and its facts are loaded anew", part);
                    return clickHouse
                            .execute("ALTER TABLE facts DETACH PART '" + part + "'", Map.of())
                            .replaceWith(true);
                });
    }
}
