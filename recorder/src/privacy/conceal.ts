import { FULL_SNAPSHOT, INCREMENTAL } from "../buffer/BufferedEvent";
import type { PrivacyLevel, RecordedEvent } from "../types";
import { isMarked } from "./isMarked";
import { MASKED, maskInput } from "./maskInput";
import { stars } from "./stars";
import { stripQuery } from "./stripQuery";

/** A node as rrweb writes it. */
interface Written {
  id: number;
  tagName?: string;
  attributes?: Attributes;
  textContent?: string;
  childNodes?: Written[];
}
type Attributes = Record<string, unknown>;
interface Changes {
  source: number;
  id: number;
  text?: string;
  adds?: { parentId: number; node: Written }[];
  attributes?: { id: number; attributes: Attributes }[];
  texts?: { id: number; value: string | null }[];
}

const SHOWN =
  /^(?:placeholder|title|alt|label|summary|content|srcdoc|aria-(?:label|description|placeholder|roledescription|valuetext))$/;
const ADDRESS = /^(?:href|xlink:href|action|formaction|ping|cite)$/;

/** Hides in an event what rrweb's own masking leaves open. Changes the event. */
export type Conceal = (event: RecordedEvent) => void;

/** For one recording's events from their first snapshot on; `find` gives the node of an id. */
export function concealer(privacy: PrivacyLevel, find: (id: number) => Node | null): Conceal {
  const strict = privacy === "strict";
  // Every element that is recorded passes here, so where no mark has passed yet nothing can be inside one.
  let marks = false;
  let known = new Map<number, boolean>();
  const note = (values: Attributes): boolean => {
    const masks = values["data-playhead-mask"] != null;
    marks ||= masks || values["data-playhead-ignore"] != null;
    return masks;
  };
  const hides = (id: number): boolean => {
    if (strict || !marks) return strict;
    const hidden = known.get(id) ?? isMarked(find(id), MASKED);
    known.set(id, hidden);
    return hidden;
  };
  const attributes = (values: Attributes, id: number, hidden: boolean): void => {
    if (typeof values.value === "string") {
      const element = find(id) as HTMLElement | null;
      values.value = element ? maskInput(privacy, values.value, element) : stars(values.value);
    }
    if (!hidden) return;
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (typeof value !== "string") continue;
      if (SHOWN.test(name)) values[name] = stars(value);
      else if (ADDRESS.test(name)) values[name] = stripQuery(value);
    }
  };
  /** `parent`: the tag name of what the node is in. */
  const tree = (node: Written, above: boolean, parent: () => string | undefined): void => {
    const hidden = (node.attributes && note(node.attributes)) || above;
    if (node.attributes && !/^(?:style|link)$/.test(node.tagName ?? "")) attributes(node.attributes, node.id, hidden);
    // Style sheets and script placeholders are no text of the page.
    if (hidden && node.textContent && !/^(?:style|script)$/i.test(parent() ?? "")) {
      node.textContent = stars(node.textContent);
    }
    if (node.childNodes) for (const child of node.childNodes) tree(child, hidden, () => node.tagName);
  };

  return (event) => {
    if (event.type === FULL_SNAPSHOT) tree((event.data as { node: Written }).node, strict, () => undefined);
    if (event.type !== INCREMENTAL) return;
    const changes = event.data as Changes;
    if (changes.source === 5 && changes.text) {
      const element = find(changes.id) as HTMLElement | null;
      changes.text = element ? maskInput(privacy, changes.text, element) : stars(changes.text);
    }
    if (changes.source !== 0) return;
    known = new Map();
    // An element may be marked and filled at once.
    for (const change of changes.attributes ?? []) note(change.attributes);
    for (const { node } of changes.adds ?? []) if (node.attributes) note(node.attributes);
    for (const { parentId, node } of changes.adds ?? [])
      tree(node, hides(parentId), () => (find(parentId) as Partial<Element> | null)?.tagName);
    for (const change of changes.attributes ?? []) attributes(change.attributes, change.id, hides(change.id));
    for (const text of changes.texts ?? []) if (text.value && hides(text.id)) text.value = stars(text.value);
  };
}
