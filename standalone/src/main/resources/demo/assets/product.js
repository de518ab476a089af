import { art } from "./art.js";
import { add } from "./cart.js";
import { PRODUCTS, price, product, shelf } from "./catalog.js";
import { found } from "./note.js";
import { byId, card, element } from "./ui.js";

const RESERVE_MS = 450;
const shown = product(location.pathname.split("/")[3]);
let pieces = 1;

function describe() {
  document.title = `${shown.name} – Quire`;
  byId("crumb").textContent = shelf(shown.shelf).name;
  byId("crumb").href = `/demo/shop/${shown.shelf}`;
  byId("name").textContent = shown.name;
  byId("rating").textContent = `${shown.liked} of 100 would buy it again`;
  byId("price").textContent = price(shown.cents);
  byId("about").textContent = shown.about;
  byId("made-of").textContent = shown.made;
  byId("stock").textContent = shown.stock > 0 ? `${shown.stock} in stock` : "Sold out";
  byId("stock").classList.toggle("out", shown.stock === 0);
  byId("add").disabled = shown.stock === 0;
  const others = PRODUCTS.filter((other) => other !== shown);
  const related = [...others.filter((other) => other.shelf === shown.shelf), ...others.filter((other) => other.shelf !== shown.shelf)].slice(0, 4);
  byId("products").replaceChildren(...related.map(card));
}

function offerColours() {
  const colours = Object.entries(shown.colours);
  byId("colours").hidden = colours.length < 2;
  colours.forEach(([name, tone], index) => {
    const dot = element("span", {});
    dot.style.background = tone;
    const input = element("input", { type: "radio", name: "colour", value: name, checked: index === 0 });
    input.setAttribute("aria-label", name);
    input.addEventListener("change", () => paint(name, tone));
    byId("colours").append(element("label", {}, input, dot));
  });
  paint(...colours[0]);
}

function paint(name, tone) {
  byId("colour-name").textContent = name;
  byId("picture").replaceChildren(art(shown, tone));
}

function step(by) {
  pieces = Math.max(1, Math.min(pieces + by, shown.stock || 1));
  byId("pieces").textContent = String(pieces);
}

function putIntoCart() {
  add(shown.id, pieces);
  const things = pieces === 1 ? "It is" : `${pieces} are`;
  byId("added").replaceChildren(`${things} in your cart. `, element("a", { href: "/demo/cart", textContent: "See the cart" }));
}

/** The shop's server really takes seconds to answer. */
async function askDeliveryTime(event) {
  event.preventDefault();
  const answer = byId("delivery-answer");
  const postcode = event.target.elements.postcode.value.trim();
  answer.textContent = "Asking the carrier…";
  answer.classList.add("waiting");
  found("slow");
  try {
    const response = await fetch(`/demo/delivery?postcode=${encodeURIComponent(postcode)}`);
    const { days, carrier } = await response.json();
    answer.textContent = `${days === 1 ? "Tomorrow" : `In ${days} days`}, by ${carrier}.`;
  } catch {
    answer.textContent = "The carrier doesn’t answer. Try again later.";
  } finally {
    answer.classList.remove("waiting");
  }
}

/** Seems to start, and never gets anywhere: what people click again and again. */
function reserve(event) {
  event.target.textContent = "One moment…";
  setTimeout(() => (event.target.textContent = "Reserve in our shop"), RESERVE_MS);
  found("rage");
}

if (shown) {
  describe();
  offerColours();
  byId("fewer").addEventListener("click", () => step(-1));
  byId("more").addEventListener("click", () => step(1));
  byId("add").addEventListener("click", putIntoCart);
  byId("delivery").addEventListener("submit", askDeliveryTime);
  byId("reserve").addEventListener("click", reserve);
} else {
  byId("product").replaceWith(element("h1", { textContent: "Not on our shelves" }));
  byId("related-section").remove();
}
