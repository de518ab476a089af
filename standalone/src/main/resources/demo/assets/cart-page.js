import { art } from "./art.js";
import { cart, put } from "./cart.js";
import { price, product } from "./catalog.js";
import { found } from "./note.js";
import { byId, element } from "./ui.js";

const FREE_FROM = 4000;
const POST = 490;
const OFFERS = [{ code: "QUIRE10", percent: 10 }];
let percentOff = 0;

function show() {
  const lines = Object.entries(cart()).map(([id, pieces]) => ({ item: product(id), pieces }));
  byId("cart").hidden = lines.length === 0;
  byId("cart-empty").hidden = lines.length > 0;
  byId("lines").replaceChildren(...lines.map(line));
  const goods = lines.reduce((sum, { item, pieces }) => sum + item.cents * pieces, 0);
  const off = Math.round((goods * percentOff) / 100);
  const post = goods - off >= FREE_FROM ? 0 : POST;
  byId("goods").textContent = price(goods);
  byId("off-line").hidden = off === 0;
  byId("off").textContent = `−${price(off)}`;
  byId("delivery-cost").textContent = post === 0 ? "free" : price(post);
  byId("total").textContent = price(goods - off + post);
}

function line({ item, pieces }) {
  const change = (text, label, to) => {
    const button = element("button", { type: "button", textContent: text });
    button.setAttribute("aria-label", `${label} ${item.name}`);
    button.addEventListener("click", () => put(item.id, to));
    return button;
  };
  const remove = change("Remove", "Remove", 0);
  remove.className = "plain";
  const stepper = element("div", { className: "stepper" }, change("−", "Fewer", pieces - 1), element("output", { textContent: String(pieces) }), change("+", "More", pieces + 1));
  return element(
    "li",
    {},
    art(item),
    element(
      "div",
      {},
      element("h2", {}, element("a", { href: `/demo/p/${item.id}`, textContent: item.name })),
      element("p", { className: "fine", textContent: `${price(item.cents)} each` }),
      element("div", { className: "row" }, stepper, remove),
    ),
    element("span", { className: "price", textContent: price(item.cents * pieces) }),
  );
}

/** Takes it for granted that every code is known: one of the things to find. */
function applyVoucher(code) {
  const offer = OFFERS.find((one) => one.code === code);
  percentOff = offer.percent;
  show();
}

show();
document.addEventListener("cart", show);
byId("voucher").addEventListener("submit", (event) => {
  event.preventDefault();
  found("throws");
  applyVoucher(event.target.elements.code.value.trim().toUpperCase());
});
