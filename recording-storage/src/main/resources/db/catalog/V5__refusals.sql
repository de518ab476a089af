-- Why: a recording that began after its website's month was full has to be refused by a record in its own partition. The publish
-- that counts it notes it here, the publish that absorbs the refusal takes the note away, so a crash between the two loses none.
-- Plan change: publishing reads the quota and the month's totals of websites whose recordings begin in it.
-- Operator impact: none; the previous release ignores the table.

CREATE TABLE refusals (
  recording_id uuid PRIMARY KEY,
  website_id   text NOT NULL,
  partition    int  NOT NULL,
  noted_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX refusals_by_partition ON refusals (partition, noted_at);
