import { art } from "./art.js";
import { PRODUCTS, SHELVES, product } from "./catalog.js";
import { found } from "./note.js";
import { byId, card, element } from "./ui.js";

const lamp = art(product("desk-lamp"));
// Wider than the drawing: show all of it.
lamp.firstChild.setAttribute("preserveAspectRatio", "xMidYMax meet");
byId("hero-art").replaceChildren(lamp, art(product("grid-notebook")), art(product("blue-ink")));
byId("categories").replaceChildren(
  ...SHELVES.map((shelf) =>
    element("li", {}, element("a", { href: `/demo/shop/${shelf.id}` }, art(product(shelf.face)), element("strong", { textContent: shelf.name }))),
  ),
);
byId("products").replaceChildren(...PRODUCTS.toSorted((a, b) => b.liked - a.liked).slice(0, 4).map(card));

// The button has nothing behind it: dead to click.
byId("todays-offer").addEventListener("click", () => found("dead"));
