import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { readSession } from "../api/timelines.ts";
import type { RecordingDetail } from "../api/types.ts";
import { type Session, sessionsOf } from "./sessions.ts";

/** A replay isn't kept waiting for longer than this, in ms, by what stands beside it. */
const PATIENCE_MS = 700;

/** The visit that a recording belongs to, where it had several tabs. */
export interface Tabs {
  /** Whether that is known, or not worth waiting for. */
  readonly settled: boolean;
  readonly session: Session | null;
}

/** Asks for the tabs of a recording's visit; null: nobody may see them here. */
export function useTabs(client: ApiClient, detail: RecordingDetail | null): Tabs {
  const { sessionUid = "", websiteId = "" } = detail ?? {};
  const read = useQuery({
    queryKey: ["session", sessionUid, websiteId],
    queryFn: ({ signal }) => readSession(client, sessionUid, websiteId, signal),
    enabled: sessionUid !== "",
  });
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const [session] = sessionsOf(read.data?.recordings ?? [], Date.now());
  return {
    settled: late || sessionUid === "" || !read.isPending,
    session: session !== undefined && session.recordings.length > 1 ? session : null,
  };
}
