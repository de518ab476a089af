import { art } from "./art.js";
import { cart, count, empty } from "./cart.js";
import { price, product } from "./catalog.js";
import { found } from "./note.js";
import { byId, element, firstMissing } from "./ui.js";

const STEPS = ["address", "delivery", "payment"];
const BUTTONS = { address: "On to delivery", delivery: "On to payment", payment: "Place the order" };
const form = byId("checkout");
const message = byId("form-message");

const stepHere = () => Math.max(0, STEPS.indexOf(location.pathname.split("/")[3]));
const fieldsOf = (step) => form.querySelector(`[data-step=${STEPS[step]}]`).elements;

function show() {
  const at = stepHere();
  for (const fieldset of form.querySelectorAll("fieldset")) fieldset.hidden = fieldset.dataset.step !== STEPS[at];
  for (const [index, item] of [...byId("steps").children].entries()) {
    item.classList.toggle("done", index < at);
    item.toggleAttribute("aria-current", index === at);
  }
  byId("back").hidden = at === 0;
  byId("next").textContent = BUTTONS[STEPS[at]];
  message.textContent = "";
}

function showPieces() {
  const lines = Object.entries(cart()).map(([id, pieces]) => ({ item: product(id), pieces }));
  const row = ({ item, pieces }) => element("li", {}, art(item), `${pieces} × ${item.name}`, element("span", { className: "price", textContent: price(item.cents * pieces) }));
  byId("pieces").replaceChildren(...lines.map(row));
  byId("goods").textContent = price(lines.reduce((sum, { item, pieces }) => sum + item.cents * pieces, 0));
}

function go(step) {
  history.pushState(null, "", `/demo/checkout/${STEPS[step]}`);
  show();
  form.querySelector(`[data-step=${STEPS[step]}]`).querySelector("input").focus();
}

function next(event) {
  event.preventDefault();
  const at = stepHere();
  if (firstMissing(fieldsOf(at), message)) return;
  if (at < STEPS.length - 1) go(at + 1);
  else order();
}

function order() {
  if (count() === 0) {
    message.textContent = "Your cart is empty. Put something in it first.";
    return;
  }
  const number = `Q-${Date.now().toString(36).toUpperCase().slice(-6)}`;
  const orders = JSON.parse(sessionStorage.getItem("quire-orders") ?? "[]");
  sessionStorage.setItem("quire-orders", JSON.stringify([{ number, pieces: count() }, ...orders]));
  history.replaceState(null, "", "/demo/checkout/thanks");
  byId("thanks-name").textContent = form.elements.name.value;
  byId("order-number").textContent = number;
  byId("checkout-page").hidden = true;
  byId("thanks").hidden = false;
  empty();
  found("order");
}

// Nothing typed yet: the later steps would only complain.
if (stepHere() > 0) history.replaceState(null, "", "/demo/checkout");
show();
showPieces();
form.addEventListener("submit", next);
byId("back").addEventListener("click", () => history.back());
addEventListener("popstate", show);
form.elements.gift.addEventListener("change", (event) => (byId("gift-text").hidden = !event.target.checked));
form.elements.card.addEventListener("input", (event) => {
  event.target.value = event.target.value.replace(/\D/g, "").replace(/(\d{4})(?=\d)/g, "$1 ");
});
