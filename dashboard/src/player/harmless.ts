import type { TimedEvent } from "../api/types.ts";
import { FULL_SNAPSHOT } from "./playable.ts";

type Attributes = Record<string, unknown>;
type Node = { id?: unknown; tagName?: unknown; attributes?: Attributes; childNodes?: unknown };
type Data = { node?: unknown; source?: unknown; adds?: unknown; attributes?: unknown } | null;

const INCREMENTAL = 3;
const MUTATION = 0;
/** Elements that hold another page. What a recorder saw in them comes as events; it leaves out where they were loaded from. */
const FRAMES = new Set(["iframe", "frame", "object", "embed", "portal"]);
const LEADS = new Set(["src", "srcdoc", "data"]);

/**
 * Takes out of a recording's events what shows nothing and yet acts, and what neither the frame's sandbox nor a policy stops in
 * time: links that open connections ahead (preconnect, dns-prefetch…), `http-equiv`, by which a page leads away, and the addresses
 * of frames, which browsers connect to before they ask the policy. To be given the events in order.
 */
export class Harmless {
  private readonly frames = new Set<unknown>();

  /** Changes the event in place: a recording is parsed for its player alone, and may have 100,000 nodes. */
  make(event: TimedEvent): TimedEvent {
    const data = event.data as Data;
    if (typeof data !== "object" || data === null) return event;
    if (event.type === FULL_SNAPSHOT) {
      this.frames.clear();
      this.disarm([data.node]);
    } else if (event.type === INCREMENTAL && data.source === MUTATION) {
      this.disarm(listOf(data.adds).map((add) => (add as { node?: unknown } | null)?.node));
      for (const changed of listOf(data.attributes)) {
        const { id, attributes } = (changed ?? {}) as Node;
        // of which element it isn't said; on others than links and metas both show nothing either
        disarmHead(attributes);
        if (this.frames.has(id)) drop(attributes, (name) => LEADS.has(name));
      }
    }
    return event;
  }

  /** Not recursive: a recorded page may be nested deeper than the stack. */
  private disarm(roots: readonly unknown[]): void {
    const waiting = [...roots];
    while (waiting.length > 0) {
      const node = waiting.pop() as Node | null | undefined;
      if (typeof node !== "object" || node === null) continue;
      const tag = typeof node.tagName === "string" ? node.tagName.toLowerCase() : "";
      if (tag === "link" || tag === "meta") disarmHead(node.attributes);
      if (FRAMES.has(tag)) {
        this.frames.add(node.id);
        drop(node.attributes, (name) => LEADS.has(name));
      }
      for (const child of listOf(node.childNodes)) waiting.push(child);
    }
  }
}

function disarmHead(attributes: Attributes | undefined): void {
  drop(
    attributes,
    (name, value) => name === "http-equiv" || (name === "rel" && !/\bstylesheet\b/i.test(String(value))),
  );
}

function drop(attributes: Attributes | undefined, acts: (name: string, value: unknown) => boolean): void {
  if (typeof attributes !== "object" || attributes === null) return;
  for (const [name, value] of Object.entries(attributes)) {
    if (acts(name.toLowerCase(), value)) delete attributes[name];
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
