package dev.playhead.embedded.clickhouse;

/** What a statement read and wrote, for the {@code X-ClickHouse-Summary} header. */
record Progress(long rowsRead, long bytesRead, long rowsWritten, long bytesWritten) {
    static final Progress NONE = new Progress(0, 0, 0, 0);

    String asJson() {
        return "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\",\"result_bytes\":\"%d\"}"
                .formatted(rowsRead, bytesRead, rowsWritten, bytesWritten, rowsWritten, bytesWritten);
    }
}
