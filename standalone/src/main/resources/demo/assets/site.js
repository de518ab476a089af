import { count } from "./cart.js";
import { found, showNote } from "./note.js";
import { byId } from "./ui.js";

const cartCount = byId("cart-count");

function showCount() {
  const pieces = count();
  cartCount.textContent = String(pieces);
  cartCount.toggleAttribute("data-empty", pieces === 0);
}

async function subscribe(email) {
  const answer = await fetch("/demo/newsletter", { method: "POST", body: new URLSearchParams({ email }) });
  if (!answer.ok) throw new Error(`Newsletter: the mail service answered ${answer.status}`);
}

function openPage() {
  const here = location.pathname;
  for (const link of document.querySelectorAll("header nav a")) {
    if (here.startsWith(link.pathname)) link.setAttribute("aria-current", "page");
  }
}

showCount();
openPage();
showNote();
document.addEventListener("cart", showCount);
// Back from another page, the cart may have changed meanwhile.
addEventListener("pageshow", showCount);

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId("search").focus();
  }
});

byId("newsletter").addEventListener("submit", (event) => {
  event.preventDefault();
  byId("newsletter-message").textContent = "One moment…";
  found("rejection");
  // Nobody waits for the answer: one of the things to find.
  subscribe(event.target.elements.email.value);
});
