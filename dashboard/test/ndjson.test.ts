import { describe, expect, it } from "vitest";
import { NdjsonParser } from "../src/api/ndjson.ts";
import { pieces } from "./bytes.ts";

const TEXT = '{"type":4,"data":{"href":"/à/日本"}}\n{"type":2}\r\n\n{"type":3,"data":"😀"}';

function parse(text: string, size: number) {
  const parser = new NdjsonParser();
  const values = pieces(text, size).flatMap((piece) => parser.push(piece));
  return { values: [...values, ...parser.end()], malformed: parser.malformedLines };
}

describe("NDJSON", () => {
  it.each([1, 2, 3, 5, 7, 64, 4096])("reads the same lines in pieces of %i bytes", (size) => {
    const { values, malformed } = parse(TEXT, size);

    expect(values).toEqual([{ type: 4, data: { href: "/à/日本" } }, { type: 2 }, { type: 3, data: "😀" }]);
    expect(malformed).toBe(0);
  });

  it("hands out a line as soon as its newline is there", () => {
    const parser = new NdjsonParser();
    const [piece] = pieces('{"type":1}\n{"ty', 64);

    expect(piece && parser.push(piece)).toEqual([{ type: 1 }]);
  });

  it("counts a last line that was cut off", () => {
    const { values, malformed } = parse('{"type":1}\n{"type":2,"da', 4);

    expect(values).toEqual([{ type: 1 }]);
    expect(malformed).toBe(1);
  });

  it("reads nothing from an empty stream", () => {
    expect(parse("", 1)).toEqual({ values: [], malformed: 0 });
  });
});
