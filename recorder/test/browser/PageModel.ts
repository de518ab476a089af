import type { ReceivedEvent } from "./NativeServer";

interface Written {
  id: number;
  type: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  textContent?: string;
  childNodes?: Written[];
}
interface Held extends Written {
  parent: number;
  children: number[];
}

/** The page as a player would have it: a full snapshot, and what mutation events made of it. */
export class PageModel {
  private readonly nodes = new Map<number, Held>();
  private root = 0;

  has(id: number): boolean {
    return this.nodes.has(id);
  }

  apply({ type, data }: ReceivedEvent): void {
    if (type === 2) {
      this.nodes.clear();
      this.root = data.node.id;
      this.insert(data.node, 0, null);
    }
    if (type !== 3 || data.source !== 0) return;
    for (const { id } of data.removes) this.remove(id);
    // A node may be told before the one that follows it.
    for (let waiting = data.adds as { parentId: number; nextId: number | null; node: Written }[]; waiting.length; ) {
      const later = waiting.filter(({ parentId, nextId, node }) => {
        const place = this.nodes.get(parentId)?.children;
        if (!place || (nextId !== null && !place.includes(nextId))) return true;
        this.insert(node, parentId, nextId);
        return false;
      });
      // What has no place a player leaves out.
      waiting = later.length === waiting.length ? [] : later;
    }
    for (const { id, value } of data.texts) Object.assign(this.nodes.get(id) ?? {}, { textContent: value });
    for (const { id, attributes } of data.attributes) Object.assign(this.nodes.get(id)?.attributes ?? {}, attributes);
  }

  /** Tags, classes and texts, nested. */
  get markup(): string {
    return this.write(this.root);
  }

  private insert(node: Written, parent: number, before: number | null): void {
    const siblings = this.nodes.get(parent)?.children;
    siblings?.splice(before === null ? siblings.length : siblings.indexOf(before), 0, node.id);
    this.nodes.set(node.id, { ...node, parent, children: [] });
    for (const child of node.childNodes ?? []) this.insert(child, node.id, null);
  }

  private remove(id: number): void {
    const node = this.nodes.get(id);
    // rrweb tells the end of a node that came and went at once.
    if (!node) return;
    const { parent, children } = node;
    for (const child of [...children]) this.remove(child);
    const siblings = this.nodes.get(parent)?.children;
    siblings?.splice(siblings.indexOf(id), 1);
    this.nodes.delete(id);
  }

  private write(id: number): string {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`no node ${id}`);
    const { tagName = "", attributes = {}, textContent = "", children } = node;
    const inner = children.map((child) => this.write(child)).join("");
    return tagName ? `<${tagName} ${attributes.class ?? ""}>${inner}</${tagName}>` : textContent + inner;
  }
}
