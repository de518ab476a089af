import { useSyncExternalStore } from "react";
import { type Conditions, conditionsOf } from "../filters/conditions.ts";

/** Where in the app the address points. */
export type Route =
  | {
      readonly page: Page;
      readonly websiteId: string | null;
      readonly conditions: Conditions;
      /** What the page has beside conditions; absent where it has nothing. */
      readonly own?: Own;
    }
  | { readonly page: "recording"; readonly recordingId: string; readonly atMs: number | null }
  | { readonly page: "visitor"; readonly visitorUid: string; readonly websiteId: string | null }
  | { readonly page: "shared" }
  | { readonly page: "unknown" };

/** Pages about a website, in the order in which they are offered. */
export const PAGES = [
  "recordings",
  "overview",
  "pages",
  "elements",
  "heatmap",
  "funnel",
  "errors",
  "vitals",
  "sql",
  "settings",
] as const;
export type Page = (typeof PAGES)[number];

/** Parameters of one page, by name: they stand in the address, so that what is seen can be passed on. */
export type Own = Readonly<Record<string, readonly string[]>>;

const OWN: Readonly<Partial<Record<Page, readonly string[]>>> = {
  elements: ["tab"],
  errors: ["tab"],
  vitals: ["tab"],
  heatmap: ["page", "kind", "viewport"],
  funnel: ["step", "window"],
  settings: ["part"],
};

export function parseRoute(hash: string): Route {
  const [path = "", text = ""] = hash.replace(/^#/, "").split(/\?(.*)/s, 2);
  const query = new URLSearchParams(text);
  const name = path === "" || path === "/" ? "recordings" : path.slice(1);
  const page = PAGES.find((known) => known === name);
  if (page) {
    const own = ownOf(page, query);
    const at = { page, websiteId: query.get("websiteId"), conditions: conditionsOf(query) };
    return own === null ? at : { ...at, own };
  }
  if (path === "/shared") return { page: "shared" };
  const visitor = /^\/visitors\/([^/]{1,600})$/.exec(path)?.[1];
  if (visitor) return { page: "visitor", visitorUid: decoded(visitor), websiteId: query.get("websiteId") };
  const recording = /^\/recordings\/([0-9a-f-]{36})\/?$/i.exec(path);
  if (!recording?.[1]) return { page: "unknown" };
  return { page: "recording", recordingId: recording[1].toLowerCase(), atMs: momentOf(query) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // somebody wrote the address by hand
    return text;
  }
}

/** `at` in ms, or `t` in seconds as the recorder's `getRecordingUrl` writes it. */
function momentOf(query: URLSearchParams): number | null {
  const whole = (name: string): number => (/^\d{1,9}$/.test(query.get(name) ?? "") ? Number(query.get(name)) : -1);
  const [ms, seconds] = [whole("at"), whole("t")];
  return ms >= 0 ? ms : seconds >= 0 ? seconds * 1000 : null;
}

function ownOf(page: Page, query: URLSearchParams): Own | null {
  const names = (OWN[page] ?? []).filter((name) => query.has(name));
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, query.getAll(name)]));
}

/** The address of a page about a website. */
export function pageHref(page: Page, websiteId: string | null, conditions: Conditions = {}, own: Own = {}): string {
  const { fact, ...others } = conditions;
  const query = new URLSearchParams(others);
  for (const one of fact?.split("\n") ?? []) query.append("fact", one);
  for (const [name, values] of Object.entries(own)) for (const value of values) query.append(name, value);
  if (websiteId !== null) query.set("websiteId", websiteId);
  const text = query.toString();
  const path = page === "recordings" ? "#/" : `#/${page}`;
  return text === "" ? path : `${path}?${text}`;
}

export function listHref(websiteId: string | null): string {
  return pageHref("recordings", websiteId);
}

/** @param atMs where it begins to play, ms since its start */
export function recordingHref(recordingId: string, atMs: number | null = null): string {
  return atMs === null ? `#/recordings/${recordingId}` : `#/recordings/${recordingId}?at=${Math.round(atMs)}`;
}

/** Everything of a visitor, in one timeline. */
export function visitorHref(visitorUid: string, websiteId: string | null): string {
  const query = websiteId === null ? "" : `?websiteId=${encodeURIComponent(websiteId)}`;
  return `#/visitors/${encodeURIComponent(visitorUid)}${query}`;
}

/** Goes to an address of the app. */
export function go(href: string): void {
  window.location.hash = href.slice(1);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  return parseRoute(hash);
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
