// Made-up answers of what the player asks for beside the events: notes, marks, who is who.

/** @param {{ now: number, rows: readonly any[], stored: string }} made */
export function madeUpPlay({ now, rows, stored }) {
  const row = rows.find(({ recordingId }) => recordingId === stored);
  const { startedAt } = row;
  Object.assign(row, { sessionUid: "s1", durationMs: 3_600 });
  const tab = (n, entryUrl, from, ms, more = {}) => ({
    ...rows[n],
    recordingId: `0198a3f0-3333-7222-8333-${String(n).padStart(12, "0")}`,
    sessionUid: "s1",
    state: "ready",
    startedAt: startedAt + from,
    durationMs: ms,
    entryUrl: `https://lamps.example${entryUrl}`,
    rageClicks: 0,
    errors: 0,
    ...more,
  });
  const DAY = 86_400_000;
  const session = [row, tab(7, "/lamps/amber", 900, 1_700), tab(8, "/help/returns", 2_100, 4_100, { errors: 2 })];
  const visitor = [
    ...session,
    tab(9, "/", -2 * DAY, 254_000, { sessionUid: "s0" }),
    tab(10, "/cart", -2 * DAY + 61_000, 92_000, { sessionUid: "s0", rageClicks: 3 }),
    tab(11, "/", -9 * DAY, 41_000, { sessionUid: "s9" }),
  ];
  const note = (n, atMs, author, text) => ({
    noteId: `0198a3f0-2222-7222-8333-${String(n).padStart(12, "0")}`,
    atMs,
    author,
    text,
    createdAt: now - n * 3_400_000,
    changedAt: now - n * 3_400_000,
  });
  const ADA = "7f0e9c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6";
  const written = () => [
    note(
      4,
      600,
      `member:${ADA}`,
      "She clicks “Add” four times. Nothing on the page says that the lamp is in the cart.",
    ),
    note(1, 1_900, "admin", "The picture looks like a link. It isn't one."),
  ];
  let notes = written();
  /** @returns whether the request was one of these */
  return (path, method, answer) => {
    if (path === "/api/v1/me") {
      const websites = [{ websiteId: "flid_lampshop000000000000", name: "Lamp shop", role: "admin" }];
      answer.json({ actor: "admin", operator: true, websites });
      return true;
    }
    if (path.endsWith("/members")) {
      answer.json({ members: [{ memberId: ADA, email: "ada@lamps.example", role: "editor", hasLoggedIn: true }] });
      return true;
    }
    if (path.startsWith("/api/v1/sessions/") || path.startsWith("/api/v1/visitors/")) {
      const recordings = path.startsWith("/api/v1/sessions/") ? session : visitor;
      answer.json({ startedAt, endedAt: startedAt, timeline: [], recordings, nextCursor: null });
      return true;
    }
    if (path === "/api/v1/recordings/live") {
      answer.raw.writeHead(200, { "Content-Type": "text/event-stream" });
      answer.raw.write(":still here\n\n");
      return true;
    }
    if (path.endsWith("/marks")) {
      answer.json({ starred: false, pinned: false, seen: true });
      return true;
    }
    if (path.endsWith("/notes")) {
      if (method === "POST") {
        const made = note(0, 1_200, "admin", "n 0k");
        notes = [notes[0], made, notes[1]];
        answer.json(made, 201);
      } else {
        answer.json({ notes: path.includes(stored) ? notes : [] });
        notes = written();
      }
      return true;
    }
    return false;
  };
}
