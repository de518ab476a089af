// Made-up answers of /api/v1/analytics, in its shapes.

const DAY = 86_400_000;
const PATHS = ["/cart", "/lamps/:id", "/checkout/payment", "/", "/help/returns"];

/** @returns the answer to one question */
export function analysed(question, now, id, query = new URLSearchParams()) {
  const counted = (n, kind, more) => ({
    recordings: 211 - n * 23,
    examples: [0, 1, 2].map((at) => ({ recordingId: id(3 + at), atMs: 12_000 + at * 31_000 + n * 900 })),
    filter: { fact: [`${kind}:{"page":"${PATHS[n % 5]}","from":"1"}`] },
    firstSeen: now - 6 * DAY,
    lastSeen: now - n * 3_600_000,
    page: PATHS[n % 5],
    count: 941 - n * 87,
    ...more,
  });
  const items = (kind, each, n = 8) => ({ items: Array.from({ length: n }, (_, at) => counted(at, kind, each(at))) });
  const element = (n) => ({
    selector: ["#pay", "button.add", ".price", "nav a.next", "[data-testid=size]"][n % 5],
    text: ["Pay now", "Add to cart", "", "Next", "Size M"][n % 5],
  });
  switch (question) {
    case "heatmap":
      return { items: query.get("columns") === "1" ? classes() : cells(query, now, id) };
    case "funnel":
      return { items: funnel(query, id) };
    case "funnel/recordings":
      return {
        recordings: [3, 4, 6, 8].map((n) => ({ recordingId: id(n), steps: 2, at: now - n * 400_000 })),
        nextCursor: id(8),
      };
    case "overview": {
      const bucket = (n) => {
        const recordings = Math.round(420 + 160 * Math.sin(n / 1.2) + n * 11);
        const troubles = {
          rageClicks: 31 + ((n * 7) % 19),
          deadClicks: 44 + ((n * 5) % 23),
          errors: 12 + ((n * 11) % 31),
        };
        return { from: now - (7 - n) * DAY, recordings, visitors: Math.round(recordings * 0.71), ...troubles };
      };
      return {
        from: now - 7 * DAY,
        to: now,
        bucketMs: DAY,
        total: {
          recordings: 3_204,
          visitors: 2_271,
          sessions: 2_990,
          medianDurationMs: 61_200,
          p90DurationMs: 412_000,
          errors: 187,
          rageRate: 0.041,
          examples: [],
          filter: { from: now - 7 * DAY, to: now },
        },
        buckets: Array.from({ length: 8 }, (_, n) => bucket(n)),
      };
    }
    case "rage-clicks":
      return items("rage_click", (n) => ({ ...element(n), clicks: 3_100 - n * 210, effects: 12 + n }));
    case "dead-clicks":
    case "clicks":
      return items(question === "clicks" ? "click" : "dead_click", element);
    case "errors":
      return items(
        "error",
        (n) => ({
          message: ["TypeError: cart.total is not a function", "Error: payment declined", "ReferenceError: gtag"][
            n % 3
          ],
        }),
        5,
      );
    case "network-errors":
      return items(
        "network_error",
        (n) => ({ method: "POST", name: "/api/pay?session=", status: n ? 502 : 0, medianDurationMs: 812.4 }),
        4,
      );
    case "console-errors":
      return items(
        "console",
        () => ({ message: "Warning: each child in a list should have a key", level: "error" }),
        3,
      );
    case "pages":
      return items("page_view", (n) => ({ entries: 512 - n * 61 }), 5);
    case "web-vitals":
      return items("web_vital", (n) => ({
        name: ["LCP", "CLS", "INP", "FCP", "TTFB"][n % 5],
        p75: n % 5 === 1 ? 0.081 : 1_840 - n * 130,
        good: 700,
        needsImprovement: 120,
        poor: 31,
      }));
    default:
      return items(
        "scroll",
        () => ({ medianDepth: 0.62, reached25: 91, reached50: 60, reached75: 33, reached100: 12 }),
        5,
      );
  }
}

function classes() {
  return [
    ["desktop", 4_180],
    ["mobile", 1_902],
    ["tablet", 211],
  ].map(([viewport, count]) => ({ viewport, count, recordings: count, examples: [], filter: {} }));
}

/** Around what the demo shop has to click, and a little everywhere. */
function cells(query, now, id) {
  const phone = query.get("viewport") === "mobile";
  const hot = phone
    ? [
        [0.1, 0.28, 90],
        [0.1, 0.62, 60],
        [0.6, 0.2, 20],
      ]
    : [
        [0.073, 0.515, 120],
        [0.392, 0.515, 74],
        [0.712, 0.515, 41],
        [0.925, 0.628, 88],
        [0.95, 0.042, 26],
      ];
  const found = new Map();
  const add = (x, y, count) => {
    const [column, row] = [Math.floor(x * 40), Math.floor(y * 40)];
    if (column < 0 || row < 0 || column > 39 || row > 39) return;
    const key = `${column}-${row}`;
    const before = found.get(key)?.count ?? 0;
    found.set(key, { column, row, count: before + count });
  };
  for (const [x, y, count] of hot)
    for (let n = 0; n < 34; n++)
      add(x + Math.sin(n * 2.4) * 0.0016 * n, y + Math.cos(n * 1.7) * 0.0013 * n, Math.ceil(count / (1 + n / 3)));
  for (let n = 0; n < 70; n++) add((n * 0.618) % 1, (n * 0.381) % 0.9, 1 + (n % 4));
  return [...found.values()].map(({ column, row, count }) => ({
    viewport: query.get("viewport") ?? "desktop",
    column,
    row,
    x: (column + 0.5) / 40,
    y: (row + 0.5) / 40,
    count,
    recordings: Math.ceil(count / 2.2),
    examples: [{ recordingId: id(query.get("viewport") === "mobile" ? 11 : 3), atMs: 2_100 }],
    filter: {
      fact: [`${query.get("kind")}:{"page":"${query.get("page")}","left":"${column / 40}","from":"${now - 7 * DAY}"}`],
    },
  }));
}

function funnel(query, id) {
  const counts = [3_204, 1_911, 602, 377, 290];
  return query.getAll("step").map((step, n) => ({
    step,
    recordings: counts[n] ?? 100,
    conversion: n === 0 ? 1 : counts[n] / counts[n - 1],
    conversionFromFirst: counts[n] / counts[0],
    dropOff: n === 0 ? 0 : counts[n - 1] - counts[n],
    examples: [{ recordingId: id(3), atMs: 2_000 }],
    filter: { reached: n + 1 },
  }));
}
