/** Where a secret stands, and at which privacy levels it may leave the page. */
export interface Secret {
  text: string;
  where: string;
  /** None: it never leaves. */
  leavesAt: readonly ("balanced" | "relaxed")[];
}

const open = ["balanced", "relaxed"] as const;
const relaxed = ["relaxed"] as const;
const never = [] as const;

/** Every secret of the page below; each text occurs in no other way. */
export const secrets: readonly Secret[] = [
  { text: "typedpassword", where: "typed into a password", leavesAt: never },
  { text: "revealedpassword", where: "typed into a password that the page shows in clear", leavesAt: never },
  { text: "presetpassword", where: "a password's value attribute", leavesAt: never },
  { text: "typedmail", where: "typed into an email input", leavesAt: relaxed },
  { text: "5550100", where: "typed into a tel input", leavesAt: relaxed },
  { text: "42424242", where: "typed into a card number", leavesAt: relaxed },
  { text: "typedname", where: "typed into a text input", leavesAt: open },
  { text: "typednote", where: "typed into a textarea", leavesAt: open },
  { text: "typedrich", where: "typed into an editable element", leavesAt: open },
  { text: "typedmarked", where: "typed into a masked input", leavesAt: never },
  { text: "typedignored", where: "typed into an ignored input", leavesAt: never },
  { text: "shownparagraph", where: "a paragraph", leavesAt: open },
  { text: "showntitle", where: "the document's title", leavesAt: open },
  { text: "shownlater", where: "text added by a script", leavesAt: open },
  { text: "shownchanged", where: "text changed by a script", leavesAt: open },
  { text: "shownshadow", where: "text in a shadow tree", leavesAt: open },
  { text: "shownframe", where: "text in a frame of the same origin", leavesAt: open },
  { text: "shownoption", where: "an option", leavesAt: open },
  { text: "shownmasked", where: "text in a masked element", leavesAt: never },
  { text: "shownblocked", where: "text in a blocked element", leavesAt: never },
  { text: "laterblocked", where: "text added to a blocked element", leavesAt: never },
  { text: "attrplaceholder", where: "a placeholder", leavesAt: open },
  { text: "attrtitle", where: "a title attribute", leavesAt: open },
  { text: "attralt", where: "an image's alt", leavesAt: open },
  { text: "attrlabel", where: "an aria-label", leavesAt: open },
  { text: "attrbutton", where: "a button's value", leavesAt: open },
  { text: "attrhidden", where: "a hidden input", leavesAt: relaxed },
  { text: "attrlater", where: "a placeholder set by a script", leavesAt: open },
  { text: "attrmasked", where: "the placeholder of a masked input", leavesAt: never },
  { text: "urlpage", where: "a query value of the page's URL", leavesAt: never },
  { text: "urlpushed", where: "a query value of a pushed URL", leavesAt: never },
  { text: "urlhash", where: "a value in the URL's fragment", leavesAt: never },
  { text: "urlreferrer", where: "a query value of the referrer", leavesAt: never },
  { text: "urlrequest", where: "a query value of a request", leavesAt: never },
  { text: "bodyrequest", where: "the body of a request", leavesAt: never },
  { text: "urlstack", where: "a query value in an error's stack", leavesAt: never },
  { text: "consoletext", where: "a console call", leavesAt: open },
  { text: "consoleobject", where: "an object that is logged", leavesAt: open },
  { text: "errormessage", where: "an uncaught error's message", leavesAt: open },
  { text: "rejectionreason", where: "an unhandled rejection's reason", leavesAt: open },
];

/** The page: everything but what is typed and done. */
export const secretPage = `<title>showntitle</title>
  <p>shownparagraph</p><p id="changes">before</p><div id="later"></div><div id="shadow"></div>
  <p data-playhead-mask>shownmasked</p><div id="blocked" data-playhead-block>shownblocked</div>
  <input id="password" type="password" value="presetpassword"><input id="revealed" type="password">
  <input id="mail" type="email"><input id="tel" type="tel"><input id="card" autocomplete="cc-number">
  <input id="name"><textarea id="note"></textarea><div id="rich" contenteditable>x</div>
  <input id="marked" data-playhead-mask placeholder="attrmasked"><input id="ignored" data-playhead-ignore>
  <select><option>first</option><option>shownoption</option></select>
  <input id="hinted" placeholder="attrplaceholder"><b title="attrtitle">b</b><img alt="attralt" src="data:,">
  <i aria-label="attrlabel">i</i><input type="button" value="attrbutton"><input type="hidden" value="attrhidden">
  <iframe srcdoc="<p>shownframe</p>"></iframe>`;

export const typed: Readonly<Record<string, string>> = {
  password: "typedpassword",
  mail: "typedmail@shop.example",
  tel: "5550100",
  card: "42424242",
  name: "typedname",
  note: "typednote",
  rich: "typedrich",
  marked: "typedmarked",
  ignored: "typedignored",
};

/** What the page's scripts do once it is recorded. */
export const deeds = `
  document.querySelector("#changes").firstChild.data = "shownchanged";
  document.querySelector("#later").innerHTML = "<p>shownlater</p>";
  document.querySelector("#blocked").append("laterblocked");
  document.querySelector("#hinted").placeholder = "attrlater";
  document.querySelector("#shadow").attachShadow({ mode: "open" }).innerHTML = "<p>shownshadow</p>";
  history.pushState({}, "", "/pushed?session=urlpushed#access_token=urlhash");
  console.log("consoletext", { inside: "consoleobject" }, document.querySelector("[data-playhead-mask]"));
  setTimeout(() => { throw new Error("errormessage") });
  Promise.reject(new Error("rejectionreason"));
  const thrown = new Error("with a stack");
  thrown.stack = "Error: with a stack\\n    at buy (https://shop.example/app.js?build=urlstack:3:14)";
  Promise.reject(thrown);
  fetch("/missing?key=urlrequest", { method: "POST", body: "bodyrequest" });`;
