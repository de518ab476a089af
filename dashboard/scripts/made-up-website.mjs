// Made-up answers of the API about one website: its recordings, what they count, its settings.
import { hostileVisit } from "./hostile-visit.mjs";
import { accountAnswer } from "./made-up-account.mjs";
import { analysed } from "./made-up-analytics.mjs";
import { madeUpPlay } from "./made-up-play.mjs";

export const id = (n) => `0198a3f0-1111-7222-8333-${String(n).padStart(12, "0")}`;
export const [LIVE, STORED, GAPPED, SHORT, CUT, ERASED, HOSTILE, PHONE, REAL, MISSING] = [
  1, 3, 4, 5, 7, 8, 9, 11, 12, 99,
].map(id);
const claims = JSON.stringify({ sub: STORED, export: false });
export const SHARE = `e30.${Buffer.from(claims).toString("base64url")}.made-up`;
const PATHS = [
  "/",
  "/lamps/amber",
  "/cart",
  "/checkout/payment?utm_source=news",
  "/help/returns/how-do-i-send-something-back",
];
const now = Date.now();
const rows = Array.from({ length: 40 }, (_, n) => ({
  recordingId: id(n + 1),
  websiteId: "flid_lampshop000000000000",
  state: n < 2 ? "live" : n === 5 ? "stopped" : "ready",
  startedAt: now - n * n * 400_000 - 40_000,
  endedAt: n < 2 ? null : now,
  durationMs: 20_000 + n * 47_300,
  activeMs: 10_000,
  eventCount: 300 + n * 51,
  pageViews: 1 + (n % 6),
  clicks: (n * 7) % 31,
  rageClicks: n % 8 === 2 || n % 5 === 3 ? 1 + (n % 3) : 0,
  deadClicks: 0,
  errors: n % 7 === 3 ? 2 : 0,
  entryUrl: `https://lamps.example${PATHS[n % PATHS.length]}`,
  exitUrl: "",
  visitorUid: `v${(n * 7919 + 104729).toString(16)}abc`,
  userId: n % 5 === 0 ? `user${n}@example.org` : "",
  browser: ["Chrome 141", "Safari 19", "Firefox 145"][n % 3],
  os: ["macOS", "iOS", "Windows"][n % 3],
  device: "desktop",
  country: ["NL", "DE", "JP", "BR"][n % 4],
  activity:
    n < 2
      ? undefined
      : Array.from({ length: 100 }, (_, at) => Math.round(9 * Math.abs(Math.sin((at + n * 7) / (5 + (n % 4)))))),
  starred: n % 9 === 4,
  seen: n % 3 === 0,
}));
const activity = Array.from({ length: 100 }, (_, n) =>
  Math.round(30 * Math.abs(Math.sin(n / 5)) * Math.abs(Math.cos(n / 17))),
);

const play = madeUpPlay({ now, rows, stored: STORED });

/** How much earlier than the newest recording the one in a path began, in ms. */
function beganBefore(path) {
  const row = rows.find(({ recordingId }) => path.includes(recordingId));
  return row === undefined ? 0 : now - 40_000 - row.startedAt;
}

/** What analytics answer about a time without a visit. */
function nothingOf(path) {
  if (!path.endsWith("/overview")) return { items: [] };
  const none = { recordings: 0, visitors: 0, rageClicks: 0, deadClicks: 0, errors: 0 };
  const total = { ...none, sessions: 0, medianDurationMs: 0, p90DurationMs: 0, rageRate: 0, examples: [], filter: {} };
  const buckets = Array.from({ length: 8 }, (_, n) => ({ ...none, from: now - (7 - n) * 86_400_000 }));
  return { from: now - 7 * 86_400_000, to: now, bucketMs: 86_400_000, total, buckets };
}

/** Whether a row is one of those that a list asks for, as far as the pictures ask. */
function fits(row, query) {
  const least = (name, of) => !query.has(name) || row[of] >= Number(query.get(name));
  const same = (name) => !query.has(name) || row[name] === query.get(name);
  return (
    least("minRageClicks", "rageClicks") &&
    least("minErrors", "errors") &&
    least("minDurationMs", "durationMs") &&
    least("from", "startedAt") &&
    same("browser") &&
    same("country") &&
    (!query.has("url") || row.entryUrl.includes(query.get("url"))) &&
    (!query.get("fact")?.startsWith("rage_click") || row.rageClicks > 0) &&
    (!query.has("starred") || row.starred)
  );
}

/**
 * @param {{ visit: any[], visitByPhone: any[], realVisit: any[] }} visits recorded for it
 * @param {{ mode: string, failures: string[] }} studio what the page is to find, and who hears of what mustn't be
 */
export function madeUpWebsite({ visit, visitByPhone, realVisit }, studio) {
  const t0 = visit[0].timestamp;
  const gapped = [
    ...visit,
    {
      type: 5,
      timestamp: t0 + 1500,
      data: { tag: "playhead:gap", payload: { from: t0 + 1000, to: t0 + 1500, reason: "chunk_lost" } },
    },
  ];
  const eventsOf = (recordingId) => {
    switch (recordingId) {
      case SHORT:
        return visit.slice(0, 1);
      case GAPPED:
        return gapped;
      case HOSTILE:
        return hostileVisit(t0);
      case PHONE:
        return visitByPhone;
      case REAL:
        return realVisit;
      default:
        return visit;
    }
  };
  return ({ path, query, method, host }, answer) => {
    const { mode, failures } = studio;
    if (path.startsWith("/api/attack")) {
      failures.push(`hostile: ${path} was asked for`);
      return false;
    }
    if (accountAnswer({ path, method }, answer, { mode, now, id })) return true;
    if (path === "/api/v1/recordings/facets") {
      answer.json({
        facets: {
          browser: [
            { value: "Chrome 141", count: 812 },
            { value: "Safari 19", count: 301 },
          ],
        },
      });
      return true;
    }
    if (path === "/api/v1/recordings") {
      if (mode === "failing")
        answer.json({ title: "Try again", detail: "A database that this needs does not answer." }, 503);
      else if (mode === "empty") answer.json({ recordings: [], nextCursor: null });
      else {
        const fitting = rows.filter((row) => fits(row, query));
        answer.json(
          query.has("cursor")
            ? { recordings: fitting.slice(12), nextCursor: null }
            : { recordings: fitting.slice(0, 12), nextCursor: fitting.length > 12 ? "next" : null },
        );
      }
      return true;
    }
    if (path.startsWith("/api/v1/analytics/") && path !== "/api/v1/analytics/sql") {
      if (mode === "failing")
        answer.json({ title: "Try again", detail: "ClickHouse does not answer.", status: 503 }, 503);
      else
        answer.json(
          mode === "empty" ? nothingOf(path) : analysed(path.slice("/api/v1/analytics/".length), now, id, query),
        );
      return true;
    }
    if (path === "/api/v1/analytics/sql") {
      if (mode === "failing")
        answer.json(
          {
            title: "Bad query",
            detail: "Table function url isn't allowed: only facts and recordings are.",
            status: 400,
          },
          400,
        );
      else
        answer.json({
          columns: [
            { name: "day", type: "Date" },
            { name: "recordings", type: "UInt64" },
            { name: "with_errors", type: "UInt64" },
          ],
          rows: Array.from({ length: 21 }, (_, n) => [
            `2026-11-${String(n + 1).padStart(2, "0")}`,
            String(Math.round(900 + 500 * Math.sin(n / 1.1) + n * 31)),
            String(Math.round(120 + 60 * Math.sin(n / 2.1))),
          ]),
          statistics: { rows: 21, elapsedMs: 31.2, rowsRead: 812_000, bytesRead: 41_000_000 },
        });
      return true;
    }
    if (path.endsWith("/usage")) {
      const days = Array.from({ length: 22 }, (_, n) => ({
        day: `2026-11-${String(n + 1).padStart(2, "0")}`,
        recordings: Math.round(900 + 500 * Math.sin(n / 1.1) + n * 31),
        events: 41_000,
        duplicateEvents: 3 + n,
        fencedEvents: n % 5,
        unreadableEvents: 0,
      }));
      const totals = { recordings: 27_310, events: 9_120_400, rawBytes: 4_120_000_000, storedBytes: 612_000_000 };
      answer.json({ month: "2026-11", quota: 50_000, left: 22_690, ...totals, days });
      return true;
    }
    if (path.endsWith("/keys")) {
      const made = { createdAt: now - 86_400_000 * 9, createdBy: "admin", lastUsedOn: "2026-11-22" };
      if (method === "POST")
        answer.json({ ...made, keyId: id(700), kind: "secret", name: "x", role: "viewer", key: "sk_shown_once" }, 201);
      else
        answer.json({
          keys: [
            { ...made, keyId: id(701), kind: "public", name: "", key: "dp_0123456789abcdef0123456789abcdef" },
            { ...made, keyId: id(702), kind: "secret", name: "Nightly export", role: "viewer" },
            { ...made, keyId: id(703), kind: "secret", name: "Support desk", role: "editor", lastUsedOn: null },
          ],
        });
      return true;
    }
    if (/^\/api\/v1\/websites\/[^/]+$/.test(path)) {
      answer.json({
        websiteId: "flid_lampshop000000000000",
        name: "Lamp shop",
        publicKey: "dp_0123456789abcdef0123456789abcdef",
        enabled: true,
        privacy: "balanced",
        sampleRate: 0.25,
        allowedOrigins: ["https://lamps.example", "https://www.lamps.example"],
        monthlyQuota: 50_000,
        retentionDays: 30,
        flush: { intervalMs: 2000, maxEvents: 500, maxBytes: 262144 },
        capture: { console: true, network: false, canvas: false },
        respectDnt: true,
        maskingRules: [{ pattern: "(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}", replacement: "(mail)" }],
        includeCountry: true,
      });
      return true;
    }
    if (path.endsWith("/shares")) {
      const share = { shareId: id(500), label: "", export: false, createdAt: now, expiresAt: now + 3_600_000 };
      const named = { ...share, shareId: id(501), label: "For the payments team", at: 1, export: true };
      if (method === "POST")
        answer.json({ ...share, shareId: id(502), url: `http://${host}/#share=${SHARE}&at=1`, token: SHARE }, 201);
      else answer.json({ shares: mode === "unshared" ? [] : [named, share] });
      return true;
    }
    if (mode === "link-over") {
      answer.json({ title: "Key needed", status: 401, reason: "key_needed" }, 401);
      return true;
    }
    if (path.endsWith("/facts")) {
      const at = (ms) => ({
        ts: now - 40_000 + ms,
        pageUrl: "https://lamps.example/",
        selector: "button.add",
        text: "Add",
      });
      const items = [
        { kind: "click", ...at(400) },
        { kind: "rage_click", count: 4, ...at(900) },
        { kind: "dead_click", ...at(1_900), selector: "img.amber", text: "" },
      ].map((fact) => ({ ...fact, ts: fact.ts - beganBefore(path) }));
      answer.json({ items, cursor: null });
      return true;
    }
    if (play(path, method, answer)) return true;
    const one = /^\/api\/v1\/recordings\/(.*)$/.exec(path)?.[1];
    if (one === ERASED) answer.json({ title: "Gone", status: 410, reason: "erased" }, 410);
    else if (one === MISSING) return false;
    else if (one && method === "PATCH") answer.json({ recordingId: one, starred: false, pinned: false, seen: true });
    else if (one) answer.json({ ...rows.find((row) => row.recordingId === one), pages: [], activity });
    if (one) return true;
    const [, replayed, kind] = /^\/api\/v1\/replay\/([^/]+)\/(\w+)(?:\/|$)/.exec(path) ?? [];
    if (replayed === MISSING) return false;
    if (kind === "events") {
      const events = eventsOf(replayed);
      const announced = replayed === CUT ? events.length + 12 : events.length;
      answer.raw.writeHead(200, { "Content-Type": "application/x-ndjson", "X-Event-Count": announced });
      answer.raw.end(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      return true;
    }
    if (kind === "chunks") {
      const events = eventsOf(replayed);
      const piece = /\/chunks\/./.test(path);
      if (piece) {
        answer.raw.writeHead(200, { "Content-Type": "application/x-ndjson" });
        answer.raw.end(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      } else {
        const [first, last] = [events[0].timestamp, events.at(-1).timestamp];
        const chunk = { n: "0.0-0.9", firstTimestamp: first, lastTimestamp: last, rawBytes: 90_000, keyframe: true };
        answer.json({ chunks: [{ ...chunk, eventCount: events.length }], nextCursor: null });
      }
      return true;
    }
    if (kind === "export") {
      answer.raw.writeHead(200, { "Content-Type": "application/json" });
      answer.raw.write("x".repeat(3_400_000));
      return true;
    }
    if (kind === "live") {
      answer.raw.writeHead(200, { "Content-Type": "text/event-stream" });
      const send = (from, to, age = "") =>
        answer.raw.write(`${age}event: events\nid: ${to}.0\ndata: ${JSON.stringify(visit.slice(from, to))}\n\n`);
      answer.raw.write('event: status\ndata: {"state":"live"}\n\n');
      const half = Math.floor(visit.length / 2);
      send(0, half);
      setTimeout(() => send(half, visit.length, "age: 84\n"), 1_000);
      if (mode === "ended") setTimeout(() => answer.raw.end('event: status\ndata: {"state":"ready"}\n\n'), 2_500);
      return true;
    }
    return false;
  };
}
