import { byId, element, firstMissing } from "./ui.js";

const KEY = "quire-user";

function show() {
  const name = sessionStorage.getItem(KEY);
  byId("sign-in").hidden = name !== null;
  byId("home").hidden = name === null;
  byId("greeting").textContent = name === null ? "Sign in" : `Hello, ${name}.`;
  const orders = JSON.parse(sessionStorage.getItem("quire-orders") ?? "[]");
  const rows = orders.map(({ number, pieces }) =>
    element("li", {}, element("strong", { textContent: number }), `${pieces} ${pieces === 1 ? "piece" : "pieces"}, on its way to nobody`),
  );
  byId("orders").replaceChildren(...(rows.length > 0 ? rows : [element("li", { textContent: "None yet." })]));
}

show();
byId("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, password } = event.target.elements;
  if (firstMissing([name, password], byId("form-message"))) return;
  sessionStorage.setItem(KEY, name.value.trim());
  // From here on the recording says whose it is.
  window.Playhead?.identify(name.value.trim());
  show();
});
byId("show-password").addEventListener("change", (event) => {
  byId("sign-in").elements.password.type = event.target.checked ? "text" : "password";
});
byId("sign-out").addEventListener("click", () => {
  sessionStorage.removeItem(KEY);
  show();
});
