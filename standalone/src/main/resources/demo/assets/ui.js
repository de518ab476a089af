import { art } from "./art.js";
import { add, cart } from "./cart.js";
import { price } from "./catalog.js";

export const byId = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const { dataset, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
}

/** A product on a shelf. */
export function card(product) {
  const button = element("button", { type: "button", className: "quiet", textContent: "Add", dataset: { testid: `add-${product.id}` } });
  button.setAttribute("aria-label", `Add ${product.name} to the cart`);
  button.disabled = product.stock === 0;
  button.addEventListener("click", () => {
    add(product.id);
    button.textContent = `In cart: ${cart()[product.id]}`;
  });
  const badge = product.stock === 0 ? "Sold out" : product.stock < 10 ? `Only ${product.stock} left` : "";
  return element(
    "li",
    { className: "card" },
    ...(badge ? [element("span", { className: "badge", textContent: badge })] : []),
    art(product),
    element("h3", {}, element("a", { href: `/demo/p/${product.id}`, textContent: product.name })),
    element("p", { className: "about", textContent: product.about }),
    element("div", { className: "foot" }, element("span", { className: "price", textContent: price(product.cents) }), button),
  );
}

/** The first required field of these without a value, marked and focused; undefined if all are filled in. */
export function firstMissing(fields, message) {
  const required = [...fields].filter((field) => field.required);
  for (const field of required) field.removeAttribute("aria-invalid");
  const missing = required.find((field) => field.value.trim() === "");
  message.textContent = missing ? `Please fill in: ${missing.closest("label").firstChild.textContent.trim()}` : "";
  missing?.setAttribute("aria-invalid", "true");
  missing?.focus();
  return missing;
}
