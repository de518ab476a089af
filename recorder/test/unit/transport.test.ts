import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { BufferedEvent } from "../../src/buffer/BufferedEvent";
import { describeRejection } from "../../src/capture/describeError";
import { gzipSync } from "../../src/extras/gzipSync";
import { classifyAnswer } from "../../src/transport/classifyAnswer";
import { cutChunk } from "../../src/transport/cutChunk";
import { fitTail } from "../../src/transport/fitTail";
import { pack, packSync, useCompressor } from "../../src/transport/pack";
import { toBase64 } from "../../src/transport/toBase64";
import { toLines } from "../../src/transport/toLines";
import { increment, other } from "./event";

describe("classifyAnswer", () => {
  const answer = (status: number, headers: Record<string, string> = {}) =>
    classifyAnswer(new Response(null, { status, headers }), Date.parse("2026-01-01T00:00:00Z"));

  it.each([
    [204, {}, { kind: "ok", flushIntervalMs: null }],
    [200, { "Playhead-Flush-Interval": "250" }, { kind: "ok", flushIntervalMs: 250 }],
    [204, { "Playhead-Flush-Interval": "1" }, { kind: "ok", flushIntervalMs: 100 }],
    [204, { "Playhead-Flush-Interval": "soon" }, { kind: "ok", flushIntervalMs: null }],
    [401, {}, { kind: "unauthorized" }],
    [409, {}, { kind: "stopped" }],
    [400, {}, { kind: "rejected", status: 400 }],
    [413, {}, { kind: "rejected", status: 413 }],
    [429, { "Retry-After": "3" }, { kind: "retry", afterMs: 3_000 }],
    [429, { "Retry-After": "Thu, 01 Jan 2026 00:00:05 GMT" }, { kind: "retry", afterMs: 5_000 }],
    [503, { "Retry-After": "86400" }, { kind: "retry", afterMs: 60_000 }],
    [500, {}, { kind: "retry", afterMs: null }],
  ] as const)("%d %j is %j", (status, headers, expected) => {
    expect(answer(status, headers)).toMatchObject(expected);
  });
});

describe("compression", () => {
  const lines = toLines([{ json: `{"text":"grüße 🎬"}`, type: 5, source: -1, timestamp: 1 }, other(3, 2)]);

  it("is gzip of JSON lines, both ways, and at once the lines themselves until there is a compressor", async () => {
    expect(packSync(lines)).toEqual({ bytes: new TextEncoder().encode(lines), encoding: "identity" });
    useCompressor(gzipSync);
    for (const { bytes, encoding } of [packSync(lines), await pack(lines)]) {
      expect(encoding).toBe("gzip");
      expect(gunzipSync(bytes).toString()).toBe(`{"text":"grüße 🎬"}\n${"x".repeat(100)}\n`);
    }
  });

  it("is base64 for any length", () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, i) => (i * 31) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  });
});

describe("cutChunk", () => {
  it("spans its events' times, in whatever order they stand", () => {
    expect(cutChunk(3, [increment(5), increment(2), increment(9)], 100)).toMatchObject({
      seq: 3,
      firstTimestamp: 2,
      lastTimestamp: 9,
    });
    expect(cutChunk(3, [], 100)).toMatchObject({ firstTimestamp: 100, lastTimestamp: 100 });
  });
});

describe("fitTail", () => {
  const size = (events: readonly BufferedEvent[]): number => events.reduce((sum, event) => sum + event.json.length, 0);
  const fitted = (events: readonly BufferedEvent[], budget: number) => {
    const { kept, dropped } = fitTail(events, budget, (some) => size(some) <= budget);
    expect([...kept, ...dropped].length).toBe(events.length);
    return kept.map((event) => event.timestamp);
  };
  const events = [
    increment(1),
    increment(2, 1),
    other(5, 3),
    increment(4),
    increment(5, 2),
    increment(6),
    other(4, 7),
    other(2, 8, 9_000),
  ];

  it("keeps all that fits", () => {
    expect(fitted(events, 100_000)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("gives up pointer paths first", () => {
    expect(fitted([increment(1), increment(2, 1), increment(3)], 200)).toEqual([1, 3]);
  });

  it("then keeps the longest beginning, and facts after it", () => {
    expect(fitted(events, 500)).toEqual([1, 3, 4, 5, 7]);
    expect(fitted(events, 300)).toEqual([3, 5, 7]);
  });

  it("then keeps the newest facts", () => {
    expect(fitted(events, 200)).toEqual([5, 7]);
    expect(fitted(events, 0)).toEqual([]);
  });
});

describe("describeRejection", () => {
  it.each([
    [new TypeError("no"), "TypeError: no"],
    ["text", "text"],
    [undefined, "undefined"],
    [{ code: 7 }, `{"code":7}`],
    [Object.create(null), "{}"],
  ])("%s reads %s", (reason, message) => {
    expect(describeRejection(reason).message).toBe(message);
  });

  it("cuts what is too long and survives what can't be read", () => {
    const ring: Record<string, unknown> = {};
    ring.ring = ring;
    expect(describeRejection(ring).message).toBe("[object Object]");
    expect(describeRejection("x".repeat(5_000)).message).toHaveLength(2_000);
  });
});
