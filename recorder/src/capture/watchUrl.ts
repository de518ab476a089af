import { stripQuery } from "../privacy/stripQuery";

type Navigate = History["pushState"];

/** Calls back when the page's URL changes without a page load; returns how to end it. */
export function watchUrl(changed: (href: string) => void): () => void {
  let current = location.href;
  let ended = false;
  const check = (): void => {
    if (ended || location.href === current) return;
    current = location.href;
    changed(stripQuery(current));
  };
  const restore = (["pushState", "replaceState"] as const).map((name) => {
    const original: Navigate = history[name];
    const patched: Navigate = function (this: History, ...args) {
      original.apply(this, args);
      check();
    };
    history[name] = patched;
    return () => {
      // Somebody may have patched it after us: then ours stays in the chain and does nothing.
      if (history[name] === patched) history[name] = original;
    };
  });
  addEventListener("popstate", check);
  addEventListener("hashchange", check);
  return () => {
    ended = true;
    for (const undo of restore) undo();
    removeEventListener("popstate", check);
    removeEventListener("hashchange", check);
  };
}
