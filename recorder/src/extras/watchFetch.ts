import { absolute, type BeginRequest } from "./watchNetwork";

type End = ReturnType<BeginRequest>;

/** Begins to measure each `fetch` of the page; returns how to end it. */
export function watchFetch(begin: BeginRequest): () => void {
  const original = window.fetch;
  if (typeof original !== "function") return () => {};
  const patched = function (this: unknown, ...args: Parameters<typeof fetch>): Promise<Response> {
    const answer = original.apply(this as typeof globalThis, args);
    const end = beginOf(begin, args);
    // A promise of its own: with a handler on the page's, a rejection that the page forgot would count as handled.
    return answer.then(
      (response) => {
        end(/^opaque/.test(response.type) ? null : response.status);
        return response;
      },
      (error) => {
        // What the page itself gave up is no failure.
        if ((error as Error | null)?.name !== "AbortError") end(0);
        throw error;
      },
    );
  };
  window.fetch = patched;
  return () => {
    if (window.fetch === patched) window.fetch = original;
  };
}

function beginOf(begin: BeginRequest, [input, init]: Parameters<typeof fetch>): End {
  try {
    const request = input instanceof Request ? input : null;
    return begin({
      method: String(init?.method ?? request?.method ?? "GET"),
      url: absolute(request ? request.url : String(input)),
      initiatorType: "fetch",
    });
  } catch {
    // An input whose toString throws: fetch itself says so to the page.
    return () => {};
  }
}
