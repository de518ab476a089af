import { MAX_MESSAGE_CHARS } from "../constants";
import { stripQuery } from "../privacy/stripQuery";
import type { NetworkPayload, RecordedRequest } from "../types";
import { watchFetch } from "./watchFetch";
import { watchXhr } from "./watchXhr";

/** A request that is under way. */
export interface OpenRequest {
  method: string;
  url: string;
  initiatorType: RecordedRequest["initiatorType"];
}
/** Begins to measure; the result takes the status when there is one, 0 for none, null where it is kept secret. */
export type BeginRequest = (request: OpenRequest) => (status: number | null) => void;

/** Calls back for each request that the page's scripts made, once it ended; returns how to end it. */
export function watchNetwork(ownUrl: string, found: (payload: NetworkPayload) => void): () => void {
  let ended = false;
  const begin: BeginRequest = ({ method, url, initiatorType }) => {
    const startTime = performance.now();
    return (status) => {
      if (ended || url.startsWith(ownUrl)) return;
      found({
        requests: [
          {
            name: stripQuery(url).slice(0, MAX_MESSAGE_CHARS),
            initiatorType,
            ...(status !== null && { method: method.toUpperCase() }),
            status: status ?? 0,
            startTime: Math.round(startTime),
            duration: Math.round(performance.now() - startTime),
          },
        ],
      });
    };
  };
  const ends = [watchFetch(begin), watchXhr(begin)];
  return () => {
    ended = true;
    for (const end of ends) end();
  };
}

/** The absolute address; what is none stays as it is: the request will fail, and that is told. */
export function absolute(url: string): string {
  try {
    const parsed = new URL(url, document.baseURI);
    // These hold the content itself, or name nothing.
    if (/^(?:data|blob):/.test(parsed.protocol)) return parsed.protocol;
    parsed.username = "";
    parsed.password = "";
    return parsed.href;
  } catch {
    return url;
  }
}
