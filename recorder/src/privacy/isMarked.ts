/** Whether a node, or what it is in, is marked; looks through shadow roots and frames of the same origin. */
export function isMarked(start: Node | null | undefined, selector: string): boolean {
  let node = start;
  while (node) {
    const element = node instanceof Element || (node as Element).closest ? (node as Element) : node.parentElement;
    if (element?.closest(selector)) return true;
    const root = node.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
    node = root.host ?? root.defaultView?.frameElement;
  }
  return false;
}
