/** The views and their columns, for completion; docs/sql.md describes them. */
export const VIEWS: Readonly<Record<string, readonly string[]>> = {
  facts: [
    "website_id kind ts received_at recording_id page_url page_path selector tag text x y viewport_width viewport_height",
    "message stack source fingerprint count span_ms effects previous_url time_on_previous_ms level method status",
    "duration_ms name value properties",
  ]
    .join(" ")
    .split(" "),
  recordings: [
    "website_id recording_id external_id state started_at ended_at duration_ms active_ms event_count raw_bytes stored_bytes",
    "page_views clicks rage_clicks dead_clicks errors console_errors network_errors inputs entry_url exit_url visitor_uid",
    "session_uid user_id browser os device country sdk metadata pages",
  ]
    .join(" ")
    .split(" "),
};

/** Questions to begin with. */
export const EXAMPLES: readonly (readonly [name: string, sql: string])[] = [
  [
    "Rage clicks by page",
    "SELECT page_path, count() AS bursts, uniq(recording_id) AS recordings\nFROM facts\nWHERE kind = 'rage_click'\nGROUP BY page_path\nORDER BY bursts DESC\nLIMIT 20",
  ],
  [
    "Recordings a day",
    "SELECT toDate(started_at) AS day, count() AS recordings, countIf(errors > 0) AS with_errors\nFROM recordings\nGROUP BY day\nORDER BY day",
  ],
  [
    "Slowest failed requests",
    "SELECT name, status, round(quantile(0.9)(duration_ms)) AS p90_ms, count() AS times\nFROM facts\nWHERE kind = 'network_error'\nGROUP BY name, status\nORDER BY p90_ms DESC\nLIMIT 20",
  ],
  [
    "Where people give up",
    "SELECT exit_url, count() AS left, round(avg(duration_ms) / 1000) AS seconds\nFROM recordings\nGROUP BY exit_url\nORDER BY left DESC\nLIMIT 20",
  ],
];
