import { describe, expect, it } from "vitest";
import type { ApiClient } from "../src/api/client.ts";
import { readFacts } from "../src/api/facts.ts";

describe("facts of a recording", () => {
  const signal = new AbortController().signal;
  const answering = (...pages: readonly object[]) => {
    const asked: Record<string, unknown>[] = [];
    const get = async (_: string, query: Record<string, unknown>) => {
      asked.push(query);
      return pages[asked.length - 1] ?? { items: [] };
    };
    return { client: { get } as unknown as ApiClient, asked };
  };

  it("are read page after page, until an answer has no cursor", async () => {
    const { client, asked } = answering(
      { items: [{ kind: "click", ts: 1 }], cursor: "c" },
      { items: [{ kind: "click", ts: 2 }] },
    );

    expect((await readFacts(client, "r", ["click", "rage_click"], signal)).map(({ ts }) => ts)).toEqual([1, 2]);
    expect(asked).toEqual([
      { kind: "click,rage_click", limit: "1000" },
      { kind: "click,rage_click", limit: "1000", cursor: "c" },
    ]);
  });
});
