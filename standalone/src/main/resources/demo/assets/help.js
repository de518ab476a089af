import { byId, firstMissing } from "./ui.js";

byId("contact").addEventListener("submit", (event) => {
  event.preventDefault();
  if (firstMissing(event.target.elements, byId("form-message"))) return;
  byId("sent").textContent = "Thank you. If this were a shop, somebody would write back by tonight.";
  event.target.hidden = true;
});
