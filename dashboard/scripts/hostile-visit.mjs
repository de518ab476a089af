// A recording as an attacker would send it: everything in it tries to run, to leave its frame, or to lead the page away.
const RUN = "top.attacked = true; fetch('/api/attack/script')";

const element = (id, tagName, attributes = {}, childNodes = []) => ({ type: 2, id, tagName, attributes, childNodes });
const text = (id, textContent) => ({ type: 3, id, textContent });

/** @param {number} timestamp epoch ms of its first event */
export function hostileVisit(timestamp) {
  const body = element(10, "body", { onload: RUN, onpageshow: RUN }, [
    element(11, "p", { id: "shown" }, [text(12, "This page tried to run scripts.")]),
    element(13, "script", {}, [text(14, RUN)]),
    element(15, "img", { src: "data:image/png;base64,x", onerror: RUN }),
    element(16, "a", { href: `javascript:${RUN}`, autofocus: "", onfocus: RUN }, [text(17, "link")]),
    element(18, "iframe", { src: "/api/attack/frame" }),
    element(19, "iframe", { srcdoc: `<script>${RUN}</script><img src=x onerror="${RUN}">` }),
    element(20, "iframe", { src: `javascript:${RUN}` }),
    {
      ...element(21, "svg", { onload: RUN }, [{ ...element(22, "script", {}, [text(23, RUN)]), isSVG: true }]),
      isSVG: true,
    },
    element(24, "object", { data: "/api/attack/object", type: "text/html" }),
    element(25, "embed", { src: "/api/attack/embed", type: "text/html" }),
    element(26, "form", { action: "/api/attack/form", target: "_top" }, [
      element(27, "input", { autofocus: "", onfocus: RUN }),
    ]),
    element(28, "video", { onerror: RUN, src: "data:video/mp4,x" }),
  ]);
  const head = element(4, "head", {}, [
    element(5, "meta", { "http-equiv": "refresh", content: "0;url=/api/attack/refresh" }),
    element(6, "base", { href: "https://attack.invalid/", target: "_top" }),
    element(8, "script", { src: "/api/attack/script.js" }),
  ]);
  const node = {
    type: 0,
    id: 1,
    childNodes: [{ type: 1, id: 2, name: "html", publicId: "", systemId: "" }, element(3, "html", {}, [head, body])],
  };
  return [
    { type: 4, timestamp, data: { href: "https://attack.invalid/", width: 1024, height: 700 } },
    { type: 2, timestamp: timestamp + 10, data: { node, initialOffset: { top: 0, left: 0 } } },
    {
      type: 3,
      timestamp: timestamp + 300,
      data: {
        source: 0,
        texts: [],
        removes: [],
        attributes: [
          { id: 15, attributes: { src: "data:,", onerror: RUN } },
          { id: 18, attributes: { src: `javascript:${RUN}` } },
        ],
        adds: [{ parentId: 10, nextId: null, node: element(40, "script", {}, [text(41, RUN)]) }],
      },
    },
    { type: 3, timestamp: timestamp + 1500, data: { source: 2, type: 2, id: 16, x: 10, y: 10 } },
    { type: 3, timestamp: timestamp + 2500, data: { source: 2, type: 5, id: 27 } },
  ];
}
