import { byId, element } from "./ui.js";

const TASKS = {
  order: "Order something. The card number you type is masked.",
  throws: "Apply the voucher SPRING25 in the cart. It throws.",
  dead: "Press “See today’s offer” on the first page. It is dead.",
  rage: "Press “Reserve in our shop” on a product until you lose patience.",
  slow: "Check the delivery time of a product. It is slow.",
  rejection: "Subscribe to the letter below. Nobody handles its failure.",
};
const KEY = "quire-found";
/** Ticks wait until a click can no longer be taken to have caused them, else nothing here would be dead. */
const TICK_AFTER_MS = 4000;

const done = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");

/** The visitor has tried one of the tasks. */
export function found(task) {
  const all = new Set(done()).add(task);
  sessionStorage.setItem(KEY, JSON.stringify([...all]));
  setTimeout(showTasks, TICK_AFTER_MS);
}

export function showNote() {
  showTasks();
  byId("note").addEventListener("toggle", () => {
    const recording = window.Playhead?.recordingUid;
    byId("note-link").href = recording ? `/#/recordings/${recording}` : "/#/";
  });
}

function showTasks() {
  const finished = done();
  byId("note-list").replaceChildren(
    ...Object.entries(TASKS).map(([task, text]) => element("li", { className: finished.includes(task) ? "done" : "", textContent: text })),
  );
}
