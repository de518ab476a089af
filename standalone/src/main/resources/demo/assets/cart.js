const KEY = "quire-cart";

/** Product id to pieces, kept for the tab. */
export const cart = () => JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

export function put(id, pieces) {
  const next = cart();
  if (pieces > 0) next[id] = Math.min(pieces, 99);
  else delete next[id];
  save(next);
}

export const add = (id, pieces = 1) => put(id, (cart()[id] ?? 0) + pieces);
export const empty = () => save({});
export const count = () => Object.values(cart()).reduce((sum, pieces) => sum + pieces, 0);

function save(next) {
  sessionStorage.setItem(KEY, JSON.stringify(next));
  document.dispatchEvent(new CustomEvent("cart"));
}
