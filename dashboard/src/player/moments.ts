import type { Note } from "../api/notes.ts";
import type { Fact, TimedEvent } from "../api/types.ts";
import { CUSTOM, META } from "./playable.ts";

/** What a moment is; the panel's tabs and the timeline's marks are chosen by it. */
export type MomentKind =
  | "page"
  | "click"
  | "rage"
  | "dead"
  | "back"
  | "error"
  | "console"
  | "network"
  | "track"
  | "identify"
  | "vital"
  | "note";

/** Something that happened in a recording, to be listed and jumped to. */
export interface Moment {
  readonly key: string;
  /** ms since the recording's first event. */
  readonly atMs: number;
  readonly kind: MomentKind;
  readonly title: string;
  readonly detail: string;
  /** Whether it is something that went wrong. */
  readonly bad: boolean;
}

const PLUGIN = 6;
type Data = Readonly<Record<string, unknown>>;

/** What the events themselves tell: pages, errors, the console, requests, the page's own events. */
export function momentsOfEvents(events: readonly TimedEvent[]): readonly Moment[] {
  const start = events[0]?.timestamp ?? 0;
  let page = "";
  return events.flatMap((event, index) => {
    const found = read(event, page);
    if (found?.kind === "page") {
      if (found.title === page) return [];
      page = found.title;
    }
    return found ? [{ ...found, key: `e${index}`, atMs: Math.max(0, event.timestamp - start) }] : [];
  });
}

type Read = Omit<Moment, "key" | "atMs">;

function read(event: TimedEvent, page: string): Read | null {
  const data = objectOf(event.data);
  if (event.type === META) return { kind: "page", title: textOf(data.href), detail: "", bad: false };
  const payload = objectOf(data.payload);
  if (event.type === CUSTOM) return readCustom(textOf(data.tag), payload);
  if (event.type !== PLUGIN) return null;
  switch (data.plugin) {
    case "rrweb/console@1": {
      const level = textOf(payload.level) || "log";
      const said = Array.isArray(payload.payload) ? payload.payload.map(unquoted).join(" ") : "";
      const trace = Array.isArray(payload.trace) ? payload.trace.map(textOf).join("\n") : "";
      return { kind: "console", title: said, detail: trace || level, bad: level === "error" || level === "assert" };
    }
    case "rrweb/network@1":
      return readRequest(payload, page);
    default:
      return null;
  }
}

function readCustom(tag: string, payload: Data): Read | null {
  switch (tag) {
    case "playhead:url":
    case "dozor:url":
      return { kind: "page", title: textOf(payload.href) || textOf(payload.url), detail: "", bad: false };
    case "playhead:error":
      return { kind: "error", title: textOf(payload.message), detail: textOf(payload.stack), bad: true };
    case "playhead:track":
      return { kind: "track", title: textOf(payload.name), detail: wordsOf(objectOf(payload.properties)), bad: false };
    case "playhead:identify":
      return { kind: "identify", title: textOf(payload.userId), detail: wordsOf(objectOf(payload.traits)), bad: false };
    case "playhead:vital": {
      const value = typeof payload.value === "number" ? payload.value : 0;
      const shown = payload.name === "CLS" ? value.toFixed(3) : `${Math.round(value)} ms`;
      return {
        kind: "vital",
        title: `${textOf(payload.name)} ${shown}`,
        detail: textOf(payload.rating),
        bad: payload.rating === "poor",
      };
    }
    default:
      return null;
  }
}

function readRequest(payload: Data, page: string): Read | null {
  const request = objectOf(Array.isArray(payload.requests) ? payload.requests[0] : payload);
  const status = typeof request.status === "number" ? request.status : 0;
  const took = typeof request.duration === "number" ? ` in ${Math.round(request.duration)} ms` : "";
  return {
    kind: "network",
    title: `${textOf(request.method) || "GET"} ${shortened(textOf(request.url) || textOf(request.name), page)}`,
    detail: `${status === 0 ? "No answer" : status}${took}`,
    bad: status === 0 || status >= 400,
  };
}

/** What the server found out: clicks, those in anger, those in vain. */
export function momentsOfFacts(facts: readonly Fact[], startedAt: number): readonly Moment[] {
  return facts.flatMap((fact, index) => {
    const found = readFact(fact);
    return found ? [{ ...found, key: `f${index}`, atMs: Math.max(0, fact.ts - startedAt) }] : [];
  });
}

function readFact(fact: Fact): Read | null {
  const target = fact.text ? `“${fact.text}”` : fact.selector || "somewhere";
  const detail = fact.text ? (fact.selector ?? "") : "";
  switch (fact.kind) {
    case "click":
      return { kind: "click", title: `Clicked ${target}`, detail, bad: false };
    case "rage_click":
      return { kind: "rage", title: `${fact.count ?? 0} rage clicks on ${target}`, detail, bad: true };
    case "dead_click":
      return { kind: "dead", title: `Clicked ${target} in vain`, detail, bad: true };
    case "quick_back":
      return { kind: "back", title: "Went straight back", detail: fact.pageUrl ?? "", bad: true };
    case "page_view":
      return { kind: "page", title: fact.pageUrl ?? "", detail: "", bad: false };
    case "error":
      return { kind: "error", title: fact.message ?? "", detail: fact.stack ?? "", bad: true };
    case "console": {
      const level = fact.level ?? "log";
      return {
        kind: "console",
        title: fact.message ?? "",
        detail: level,
        bad: level === "error" || level === "assert",
      };
    }
    case "network_error":
      return {
        kind: "network",
        title: `${fact.method || "GET"} ${shortened(fact.name ?? "", fact.pageUrl ?? "")}`,
        detail: fact.status ? String(fact.status) : "No answer",
        bad: true,
      };
    case "track":
    case "identify":
      return { kind: fact.kind, title: fact.name ?? "", detail: wordsOf(fact.properties ?? {}), bad: false };
    case "web_vital":
      return {
        kind: "vital",
        title: `${fact.name ?? ""} ${fact.name === "CLS" ? (fact.value ?? 0).toFixed(3) : `${Math.round(fact.value ?? 0)} ms`}`,
        detail: fact.level ?? "",
        bad: fact.level === "poor",
      };
    default:
      return null;
  }
}

/** What people wrote, for the timeline. */
export function momentsOfNotes(notes: readonly Note[]): readonly Moment[] {
  return notes.map(({ noteId, atMs, text }) => ({
    key: `n${noteId}`,
    atMs,
    kind: "note",
    title: text,
    detail: "",
    bad: false,
  }));
}

/** All moments by time. A click that is also a rage or dead click is listed as what it is worst. */
export function merged(ofEvents: readonly Moment[], ofFacts: readonly Moment[]): readonly Moment[] {
  const dead = new Set(ofFacts.filter(({ kind }) => kind === "dead").map(({ atMs }) => atMs));
  const facts = ofFacts.filter((moment) => moment.kind !== "click" || !dead.has(moment.atMs));
  return [...ofEvents, ...facts].sort((a, b) => a.atMs - b.atMs);
}

/** The last moment that has begun; −1 before the first. */
export function currentAt(moments: readonly Moment[], atMs: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function objectOf(value: unknown): Data {
  return typeof value === "object" && value !== null ? (value as Data) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** The console plugin writes each argument as JSON. */
function unquoted(argument: unknown): string {
  const text = textOf(argument);
  if (!/^".*"$/s.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    // cut off in the middle: shown as it is
    return text;
  }
}

function wordsOf(properties: Data): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(", ");
}

/** An address without what it shares with the page. */
function shortened(url: string, page: string): string {
  try {
    const { origin } = new URL(page);
    return url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  } catch {
    return url;
  }
}
