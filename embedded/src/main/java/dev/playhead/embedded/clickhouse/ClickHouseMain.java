package dev.playhead.embedded.clickhouse;

import dev.playhead.embedded.process.ParentWatch;

public final class ClickHouseMain {
    public static final String PASSWORD_VARIABLE = "PLAYHEAD_CLICKHOUSE_PASSWORD";

    private ClickHouseMain() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
    }
}
