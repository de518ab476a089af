import { useSyncExternalStore } from "react";

/** Where in the app the address points. */
export type Route =
  | { readonly page: "recordings"; readonly websiteId: string | null }
  | { readonly page: "recording"; readonly recordingId: string }
  | { readonly page: "shared" }
  | { readonly page: "unknown" };

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  if (path === "" || path === "/" || path === "/recordings") {
    return { page: "recordings", websiteId: new URLSearchParams(query).get("websiteId") };
  }
  if (path === "/shared") return { page: "shared" };
  const recording = /^\/recordings\/([0-9a-f-]{36})\/?$/i.exec(path);
  if (recording?.[1]) return { page: "recording", recordingId: recording[1].toLowerCase() };
  return { page: "unknown" };
}

export function listHref(websiteId: string | null): string {
  return websiteId === null ? "#/" : `#/?websiteId=${encodeURIComponent(websiteId)}`;
}

export function recordingHref(recordingId: string): string {
  return `#/recordings/${recordingId}`;
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  return parseRoute(hash);
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
