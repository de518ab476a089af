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

/** Hides in an event what rrweb's own masking leaves open; `find` gives the node of an id. Changes the event. */
export function conceal(event: RecordedEvent, privacy: PrivacyLevel, find: (id: number) => Node | null): void {
  const strict = privacy === "strict";
  const hides = (id: number): boolean => strict || isMarked(find(id), MASKED);

  const attributes = (values: Attributes, id: number, hidden: () => boolean): void => {
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (typeof value !== "string") continue;
      if (name === "value") {
        const element = find(id) as HTMLElement | null;
        values[name] = element ? maskInput(privacy, value, element) : stars(value);
      } else if (SHOWN.test(name)) {
        if (hidden()) values[name] = stars(value);
      } else if (ADDRESS.test(name) && hidden()) values[name] = stripQuery(value);
    }
  };
  const tree = (node: Written, above: boolean, parent = ""): void => {
    const hidden = above || node.attributes?.["data-playhead-mask"] !== undefined;
    if (node.attributes && !/^(?:style|link)$/.test(node.tagName ?? "")) {
      attributes(node.attributes, node.id, () => hidden);
    }
    // Style sheets and script placeholders are no text of the page.
    if (hidden && node.textContent && !/^(?:style|script)$/i.test(parent)) node.textContent = stars(node.textContent);
    for (const child of node.childNodes ?? []) tree(child, hidden, node.tagName);
  };

  if (event.type === FULL_SNAPSHOT) tree((event.data as { node: Written }).node, strict);
  if (event.type !== INCREMENTAL) return;
  const changes = event.data as Changes;
  if (changes.source === 5 && changes.text) {
    const element = find(changes.id) as HTMLElement | null;
    changes.text = element ? maskInput(privacy, changes.text, element) : stars(changes.text);
  }
  if (changes.source !== 0) return;
  for (const { parentId, node } of changes.adds ?? [])
    tree(node, hides(parentId), (find(parentId) as Partial<Element> | null)?.tagName);
  for (const change of changes.attributes ?? []) attributes(change.attributes, change.id, () => hides(change.id));
  for (const text of changes.texts ?? []) if (text.value && hides(text.id)) text.value = stars(text.value);
}
