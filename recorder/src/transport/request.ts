import { REQUEST_TIMEOUT_MS } from "../constants";
import type { Answer } from "./Answer";
import { classifyAnswer } from "./classifyAnswer";

// The page may wrap fetch later, to log or to measure: our uploads are none of its business.
const browserFetch = typeof fetch === "function" ? fetch.bind(globalThis) : null;

/** POSTs and classifies the answer; a network error and a timeout are answers too. Never rejects. */
export async function request(url: string, init: RequestInit): Promise<Answer> {
  if (!browserFetch) return { kind: "retry", afterMs: null };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), REQUEST_TIMEOUT_MS);
  try {
    const response = await browserFetch(url, { method: "POST", signal: abort.signal, ...init });
    return classifyAnswer(response, Date.now());
  } catch {
    // fetch rejects for want of a network and for our own timeout: both are worth another try.
    return { kind: "retry", afterMs: null };
  } finally {
    clearTimeout(timer);
  }
}
