import { PRODUCTS, SHELVES, shelf } from "./catalog.js";
import { byId, card, element } from "./ui.js";

const ORDERS = {
  liked: (a, b) => b.liked - a.liked,
  cheap: (a, b) => a.cents - b.cents,
  dear: (a, b) => b.cents - a.cents,
  name: (a, b) => a.name.localeCompare(b.name),
};
const here = shelf(location.pathname.split("/")[3]);
const onShelf = PRODUCTS.filter((product) => !here || product.shelf === here.id);
const search = byId("search");
const filters = byId("filters");

function matches(product, words) {
  const text = `${product.name} ${product.about} ${product.shelf}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const { most, stock, gift } = filters.elements;
  const shown = (words.length > 0 ? PRODUCTS : onShelf)
    .filter((product) => matches(product, words))
    .filter((product) => product.cents <= most.value * 100 && (!stock.checked || product.stock > 0) && (!gift.checked || product.gift))
    .sort(ORDERS[byId("sort").value]);
  byId("most-shown").textContent = `${most.value} €`;
  byId("shelf-name").textContent = words.length > 0 ? `“${search.value.trim()}”` : (here?.name ?? "Everything");
  byId("found").textContent = shown.length === 1 ? "One thing" : `${shown.length} things`;
  byId("products").replaceChildren(...shown.map(card));
  byId("nothing-found").hidden = shown.length > 0;
}

function link(name, href, pieces, current) {
  const made = element("a", { href }, name, element("span", { textContent: String(pieces) }));
  if (current) made.setAttribute("aria-current", "page");
  return made;
}

byId("shelves").replaceChildren(
  link("Everything", "/demo/shop", PRODUCTS.length, !here),
  ...SHELVES.map(({ id, name }) => link(name, `/demo/shop/${id}`, PRODUCTS.filter((product) => product.shelf === id).length, here?.id === id)),
);
if (here) document.title = `${here.name} – Quire`;
search.value = new URLSearchParams(location.search).get("q") ?? "";
show();

search.addEventListener("input", show);
search.form.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("input", show);
filters.addEventListener("reset", () => setTimeout(show));
byId("sort").addEventListener("change", show);
byId("show-all").addEventListener("click", () => {
  search.value = "";
  filters.reset();
});
