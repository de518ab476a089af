import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import type { TimedEvent } from "../src/api/types.ts";
import { PieceReel } from "../src/player/pieceReel.ts";
import { fromSnapshot, startingPiece } from "../src/player/pieces.ts";
import { StreamReel } from "../src/player/streamReel.ts";

const T0 = 1_000_000;
const event = (type: number, at: number, data: unknown = {}): TimedEvent => ({ type, timestamp: T0 + at, data });
const lines = (...events: readonly TimedEvent[]) => events.map((one) => `${JSON.stringify(one)}\n`).join("");
const client = new ApiClient({ kind: "session", csrfToken: "c1" });

/** An answer whose body the test writes. */
function written() {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller;
    },
  });
  vi.stubGlobal("fetch", async () => new Response(stream, { headers: { "X-Event-Count": "5" } }));
  return {
    write: (text: string) => body?.enqueue(new TextEncoder().encode(text)),
    end: () => body?.close(),
  };
}

const comes = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), 30_000);

afterEach(() => vi.unstubAllGlobals());

describe("a recording in a stream", () => {
  it("is playable from its first snapshot on, while the rest comes", async () => {
    const server = written();
    const reel = new StreamReel(client, "id", 60_000);
    server.write(lines(event(4, 0)));
    await comes(() => reel.state().received === 1);
    expect(reel.state().phase).toBe("opening");

    server.write(lines(event(2, 10), event(3, 1_000)));
    await comes(() => reel.state().phase === "playable");

    expect(reel.state()).toMatchObject({ startTime: T0, loadedTo: 1_000, length: 60_000, atEnd: false });
    expect(reel.covers(500)).toBe(true);
    expect(reel.covers(5_000)).toBe(false);
  });

  it("hands on what comes, and has its real length at the end", async () => {
    const server = written();
    const reel = new StreamReel(client, "id", 60_000);
    const fed: number[] = [];
    reel.connect({
      onEvents: (events) => fed.push(...events.map(({ timestamp }) => timestamp - T0)),
      onStretch: () => fed.push(-1),
      onGrown: () => {},
    });

    server.write(lines(event(4, 5), event(2, 10)));
    await comes(() => fed.length === 1);
    server.write(lines(event(3, 3_000), event(3, 2_000), event(3, 1)));
    await comes(() => fed.length === 4);
    server.end();
    await comes(() => reel.state().atEnd);

    // what claims to be from before the first event counts as of that time
    expect(fed).toEqual([-1, 3_000, 2_000, 5]);
    expect(reel.events().map(({ timestamp }) => timestamp - T0)).toEqual([5, 5, 10, 2_000, 3_000]);
    expect(reel.state()).toMatchObject({ length: 2_995, missing: null });
  });

  it("says when its rest never came, and keeps the place for it", async () => {
    const server = written();
    const reel = new StreamReel(client, "id", 60_000);
    server.write(lines(event(4, 0), event(2, 10)));
    server.end();
    await comes(() => reel.state().atEnd);

    expect(reel.state().missing).toContain("2 of 5 events");
    expect(reel.state().length).toBe(60_000);
  });

  it("of less than two events is too short", async () => {
    const server = written();
    const reel = new StreamReel(client, "id", 0);
    server.write(lines(event(4, 0)));
    server.end();
    await comes(() => reel.state().phase === "too-short");

    expect(reel.state().cause).toContain("left within its first moments");
  });
});

/** Six pieces of ten minutes, each with a snapshot at its begin but the third; the Meta of the fourth stands in the third. */
function hour(rawBytes: number, lost: readonly number[] = []) {
  const MINUTES = 600_000;
  const pieces = [0, 1, 2, 3, 4, 5].map((n) => {
    const from = n * MINUTES;
    const steps = [1, 2, 3].map((step) => event(3, from + step * 150_000, { step: `${n}.${step}` }));
    const begin = n === 2 ? [] : n === 3 ? [event(2, from)] : [event(4, from), event(2, from)];
    return [...begin, ...steps, ...(n === 2 ? [event(4, from + MINUTES - 1)] : [])];
  });
  const chunks = pieces.map((events, n) => ({
    n: `${n}.0-${n}.9`,
    firstTimestamp: events[0]?.timestamp,
    lastTimestamp: events.at(-1)?.timestamp,
    eventCount: events.length,
    rawBytes,
    keyframe: n !== 2,
  }));
  const asked: number[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const piece = /chunks\/(\d)\./.exec(path)?.[1];
    if (piece === undefined) return Response.json({ chunks, nextCursor: null });
    asked.push(Number(piece));
    if (lost.includes(Number(piece))) return Response.json({ reason: "missing_object" }, { status: 500 });
    return new Response(lines(...(pieces[Number(piece)] ?? [])));
  });
  return { asked, MINUTES };
}

describe("a long recording", () => {
  it("loads from its beginning and a little ahead of what plays", async () => {
    const { asked, MINUTES } = hour(1_000);
    const reel = new PieceReel(client, "id", 0, 0);
    await comes(() => reel.state().phase === "playable");
    expect(asked).toEqual([0]);

    reel.playhead(400_000);
    await comes(() => reel.state().loadedTo > MINUTES);

    expect(asked).toEqual([0, 1]);
    expect(reel.state()).toMatchObject({ startTime: T0, loadedFrom: 0, length: 5 * MINUTES + 450_000 });
  });

  it("jumps to a moment without what lies between", async () => {
    const { asked, MINUTES } = hour(1_000);
    const reel = new PieceReel(client, "id", 0, 0);
    await comes(() => reel.state().phase === "playable");
    reel.seek(4 * MINUTES + 200_000);
    await comes(() => reel.covers(4 * MINUTES + 200_000));

    expect(asked).toEqual([0, 4]);
    expect(reel.state().loadedFrom).toBe(4 * MINUTES);
    expect(reel.events()[0]?.type).toBe(4);
  });

  it("starts from the snapshot before a moment, and from its Meta in the piece before", async () => {
    const { asked, MINUTES } = hour(1_000);
    const reel = new PieceReel(client, "id", 0, 3 * MINUTES + 1_000);
    await comes(() => reel.state().phase === "playable");
    expect(asked).toEqual([3, 2]);
    expect(
      reel
        .events()
        .slice(0, 2)
        .map(({ type }) => type),
    ).toEqual([4, 2]);

    reel.seek(2 * MINUTES + 150_000);
    await comes(() => reel.covers(2 * MINUTES + 150_000));
    expect(reel.state().loadedFrom).toBe(MINUTES);
  });

  it("lets go of what lies behind once it holds too much", async () => {
    const { MINUTES } = hour(15_000_000);
    const reel = new PieceReel(client, "id", 0, 0);
    await comes(() => reel.state().phase === "playable");
    for (const minute of [8, 18, 28, 38, 48, 58]) {
      const reached = Math.min(reel.state().length, minute * 60_000);
      reel.playhead(reached);
      await comes(() => reel.covers(reached));
    }
    await comes(() => reel.state().atEnd);

    expect(reel.state().loadedFrom).toBe(4 * MINUTES);
    expect(reel.events().length).toBeLessThan(20);
  });

  it("shows a piece that is lost as a gap", async () => {
    const { MINUTES } = hour(1_000, [1]);
    const reel = new PieceReel(client, "id", 0, 0);
    await comes(() => reel.state().phase === "playable");
    reel.playhead(500_000);
    await comes(() => reel.state().gaps.length > 0);

    expect(reel.state().gaps).toEqual([{ from: T0 + MINUTES, to: T0 + MINUTES + 450_000, reason: "missing_object" }]);
  });
});

describe("where playing can start", () => {
  it("is the last piece with a snapshot that isn't later", () => {
    const chunk = (firstTimestamp: number, keyframe: boolean) =>
      ({ n: "", firstTimestamp, lastTimestamp: firstTimestamp, eventCount: 1, rawBytes: 1, keyframe }) as const;
    const chunks = [chunk(0, true), chunk(10, true), chunk(20, false)];

    expect(startingPiece(chunks, 25)).toBe(1);
    expect(startingPiece(chunks, 9)).toBe(0);
    expect(startingPiece([chunk(0, false)], 5)).toBe(0);
  });

  it("is the last snapshot at or before the moment, with its Meta", () => {
    const events = [event(4, 0), event(2, 1), event(3, 5), event(4, 9), event(2, 10), event(3, 12)];

    expect(fromSnapshot(events, T0 + 9)?.events).toHaveLength(6);
    expect(fromSnapshot(events, T0 + 11)?.events.map(({ type }) => type)).toEqual([4, 2, 3]);
    expect(fromSnapshot(events.slice(4), T0 + 11)).toMatchObject({ complete: false });
    expect(fromSnapshot(events, T0)).toBeNull();
  });
});
