"use strict";

const PRODUCTS = [
  { id: "grid-notebook", name: "Grid notebook", cents: 1400, colour: "#c8d8c9" },
  { id: "pocket-notebook", name: "Pocket notebook", cents: 900, colour: "#e7d3b1" },
  { id: "brass-pen", name: "Brass pen", cents: 3200, colour: "#d9b65c" },
  { id: "pencil-set", name: "Set of six pencils", cents: 700, colour: "#d3a48f" },
  { id: "blue-ink", name: "Bottle of blue ink", cents: 1100, colour: "#7f9ac0" },
  { id: "blotter", name: "Blotting paper", cents: 400, colour: "#d6d2e0" },
];
const CART = "fieldnotes-cart";

const byId = (id) => document.getElementById(id);
const price = (cents) => `${(cents / 100).toFixed(2)} €`;
const readCart = () => JSON.parse(sessionStorage.getItem(CART) ?? "{}");

function writeCart(cart) {
  sessionStorage.setItem(CART, JSON.stringify(cart));
  showCount();
}

function showCount() {
  byId("cart-count").textContent = String(Object.values(readCart()).reduce((sum, pieces) => sum + pieces, 0));
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function showProducts(wanted) {
  const found = PRODUCTS.filter((product) => product.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  byId("products").replaceChildren(...found.map(card));
  byId("nothing-found").hidden = found.length > 0;
}

function card(product) {
  const swatch = element("div", { className: "swatch" });
  swatch.style.background = product.colour;
  const button = element("button", { type: "button", textContent: "Add to cart" });
  button.dataset.testid = `add-${product.id}`;
  button.addEventListener("click", () => {
    const cart = readCart();
    cart[product.id] = (cart[product.id] ?? 0) + 1;
    writeCart(cart);
    button.textContent = `In the cart: ${cart[product.id]}`;
  });
  return element(
    "li",
    { className: "card" },
    swatch,
    element("strong", { textContent: product.name }),
    element("span", { className: "price", textContent: price(product.cents) }),
    button,
  );
}

function showCart() {
  const cart = readCart();
  const chosen = PRODUCTS.filter((product) => cart[product.id] > 0);
  byId("cart").hidden = byId("to-checkout").hidden = chosen.length === 0;
  byId("cart-empty").hidden = chosen.length > 0;
  byId("cart").tBodies[0].replaceChildren(...chosen.map((product) => row(product, cart)));
  byId("cart-total").textContent = price(chosen.reduce((sum, product) => sum + product.cents * cart[product.id], 0));
}

function row(product, cart) {
  const remove = element("button", { type: "button", className: "plain", textContent: "Remove" });
  remove.addEventListener("click", () => {
    delete cart[product.id];
    writeCart(cart);
    showCart();
  });
  return element(
    "tr",
    {},
    element("td", { textContent: product.name }),
    element("td", { textContent: String(cart[product.id]) }),
    element("td", { textContent: price(product.cents * cart[product.id]) }),
    element("td", {}, remove),
  );
}

function submitOrder(event) {
  event.preventDefault();
  const form = event.target;
  const missing = [...form.elements].find((field) => field.required && field.value.trim() === "");
  if (missing) {
    byId("form-message").textContent = `Please fill in: ${missing.closest("label").querySelector("span").textContent}`;
    missing.focus();
    return;
  }
  byId("thanks-name").textContent = form.elements.name.value;
  byId("thanks").hidden = false;
  form.hidden = true;
  writeCart({});
}

showCount();
if (byId("products")) {
  showProducts("");
  byId("search").addEventListener("input", (event) => showProducts(event.target.value));
  byId("broken").addEventListener("click", () => {
    throw new Error("The voucher service answered with nothing");
  });
}
if (byId("cart")) showCart();
byId("checkout")?.addEventListener("submit", submitOrder);
