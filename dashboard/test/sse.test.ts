import { describe, expect, it } from "vitest";
import { SseParser } from "../src/api/sse.ts";
import { pieces } from "./bytes.ts";

const STREAM = [
  ": hello\n",
  'event: events\nid: 17.3\ndata: [{"type":3}]\n\n',
  'event:status\ndata:{"state":\ndata: "ready"}\n\n',
  "data: é日\r\n\r\n",
  "event: unfinished\ndata: never",
].join("");

const EVENTS = [
  { event: "events", data: '[{"type":3}]', lastEventId: "17.3" },
  { event: "status", data: '{"state":\n"ready"}', lastEventId: "17.3" },
  { event: "message", data: "é日", lastEventId: "17.3" },
];

describe("event stream", () => {
  it.each([1, 2, 3, 5, 11, 4096])("reads the same events in pieces of %i bytes", (size) => {
    const parser = new SseParser();

    expect(pieces(STREAM, size).flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
  });

  it("gives nothing for comments and empty events", () => {
    const parser = new SseParser();

    expect(pieces(":keepalive\n\nevent: x\n\n", 64).flatMap((piece) => parser.push(piece))).toEqual([]);
  });

  it("tells the age of the event that says it, and of no other", () => {
    const parser = new SseParser();
    const ages = pieces("age: 37\ndata: a\n\nage: old\ndata: b\n\ndata: c\n\n", 5)
      .flatMap((piece) => parser.push(piece))
      .map(({ age }) => age);

    expect(ages).toEqual([37, undefined, undefined]);
  });

  it("keeps the id it resumed from until another comes", () => {
    const parser = new SseParser("9.1");

    expect(pieces("data: a\n\nid: 9.2\ndata: b\n\n", 64).flatMap((piece) => parser.push(piece))).toEqual([
      { event: "message", data: "a", lastEventId: "9.1" },
      { event: "message", data: "b", lastEventId: "9.2" },
    ]);
  });

  it("does not take half of a CRLF for an end of line", () => {
    const parser = new SseParser();
    const [first, second] = [pieces("data: a\r", 64)[0], pieces("\n\r\n", 64)[0]];

    expect(first && parser.push(first)).toEqual([]);
    expect(second && parser.push(second)).toEqual([{ event: "message", data: "a", lastEventId: "" }]);
  });
});
