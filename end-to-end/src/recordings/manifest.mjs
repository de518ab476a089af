import { createHash } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What tests may rely on about a recording. `RealRecordingsTest` counts all of it again. */
export function describe(name, scenario, source, rrwebVersion, documents, lines) {
  const events = lines.map((line) => JSON.parse(line));
  const raw = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  const count = (matches) => events.filter(matches).length;
  const timestamps = events.map((event) => event.timestamp);
  return {
    name,
    page: scenario.start,
    about: scenario.about,
    source,
    rrwebVersion,
    events: events.length,
    rawBytes: raw.length,
    sha256: sha256(raw),
    durationMs: Math.max(...timestamps) - Math.min(...timestamps),
    largestEventBytes: Math.max(...lines.map((line) => Buffer.byteLength(line))),
    clicks: count((e) => e.type === 3 && e.data.source === 2 && e.data.type === 2),
    inputs: count((e) => e.type === 3 && e.data.source === 5),
    errors: count((e) => e.type === 5 && e.data.tag === "playhead:error"),
    consoleCalls: count((e) => e.type === 6 && e.data.plugin === "rrweb/console@1"),
    keyframes: count((e) => e.type === 2),
    identicalNeighbours: lines.filter((line, i) => i > 0 && line === lines[i - 1]).length,
    documents,
  };
}
