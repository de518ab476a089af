import { describe, expect, it } from "vitest";
import type { Cell, SqlAnswer } from "../src/api/sql.ts";
import { csvOf } from "../src/sql/csv.ts";
import { seriesOf } from "../src/sql/series.ts";
import { size } from "../src/ui/format.ts";

function answer(
  columns: readonly (readonly [name: string, type: string])[],
  rows: readonly (readonly Cell[])[],
): SqlAnswer {
  return {
    columns: columns.map(([name, type]) => ({ name, type })),
    rows,
    statistics: { rows: rows.length, elapsedMs: 1, rowsRead: 1, bytesRead: 1 },
  };
}

describe("CSV", () => {
  it("quotes what needs it, and disarms formulas of strangers, not numbers", () => {
    const rows = [
      ['say "hi", twice', -3, null],
      ["=HYPERLINK(1)", 2, ["a", 1]],
      ["two\nlines", 0, true],
    ];

    expect(
      csvOf(
        answer(
          [
            ["text", "String"],
            ["n", "Int8"],
            ["more", "String"],
          ],
          rows,
        ),
      ),
    ).toBe(
      ["text,n,more", '"say ""hi"", twice",-3,', `'=HYPERLINK(1),2,"[""a"",1]"`, '"two\nlines",0,true'].join("\r\n"),
    );
  });
});

describe("chart of an answer", () => {
  it("draws numbers over days, also those that come as text", () => {
    const rows = [
      ["2026-11-01", "12", "x"],
      ["2026-11-02", "9007199254740993", "y"],
    ];

    expect(
      seriesOf(
        answer(
          [
            ["day", "Date"],
            ["n", "UInt64"],
            ["page", "String"],
          ],
          rows,
        ),
      ),
    ).toEqual({
      along: { kind: "times", values: [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2)] },
      series: [{ name: "n", values: [12, 9_007_199_254_740_992] }],
    });
  });

  it("draws bars by name", () => {
    const chart = seriesOf(
      answer(
        [
          ["page", "String"],
          ["n", "Float64"],
        ],
        [
          ["/a", 1.5],
          ["/b", 2],
        ],
      ),
    );

    expect(chart?.along).toEqual({ kind: "names", values: ["/a", "/b"] });
  });

  it.each([
    ["one row", [["/a", 1]]],
    [
      "no numbers",
      [
        ["/a", "b"],
        ["/c", "d"],
      ],
    ],
    [
      "a hole",
      [
        ["/a", 1],
        ["/b", null],
      ],
    ],
  ])("is none for %s", (_, rows) => {
    expect(
      seriesOf(
        answer(
          [
            ["page", "String"],
            ["n", "String"],
          ],
          rows,
        ),
      ),
    ).toBeNull();
  });
});

describe("size", () => {
  it.each([
    [840, "840 B"],
    [12_400, "12 kB"],
    [3_420_000, "3.4 MB"],
    [612_000_000, "612 MB"],
    [4_120_000_000, "4.1 GB"],
  ])("of %d bytes is %s", (bytes, words) => {
    expect(size(bytes)).toBe(words);
  });
});
