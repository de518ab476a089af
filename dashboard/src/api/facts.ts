import type { ApiClient } from "./client.ts";
import type { Fact } from "./types.ts";

/** The most that the player lists: a visit with more clicks has more than anybody reads. */
const MOST = 5_000;
const PAGE_SIZE = 1_000;

/** A recording's facts of some kinds, by time. Rejects with an ApiProblem. */
export async function readFacts(
  client: ApiClient,
  recordingId: string,
  kinds: readonly string[],
  signal: AbortSignal,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { kind: kinds.join(","), limit: String(PAGE_SIZE) };
    if (cursor !== null) query.cursor = cursor;
    const path = `/api/v1/recordings/${encodeURIComponent(recordingId)}/facts`;
    const page: { items: readonly Fact[]; cursor?: string | null } = await client.get(path, query, signal);
    facts.push(...page.items);
    cursor = page.cursor ?? null;
  } while (cursor !== null && facts.length < MOST);
  return facts;
}
