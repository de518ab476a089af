// Made-up answers of what the player asks for beside the events: notes, marks, who is who.

/** @param {{ now: number, rows: readonly any[], stored: string }} made */
export function madeUpPlay({ now, stored }) {
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
