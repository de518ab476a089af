// Writes ../resources/golden/packed-v1.ndjson: events as rrweb's own packer writes them, each as a JSON string on a line,
// and packed-v1.events.ndjson: what its unpack makes of them. Run once, here, with @rrweb/packer 2.1.6:
//   npm install --no-save @rrweb/packer@2.1.6 && node packed.mjs
import { writeFileSync } from "node:fs";
import { pack, unpack } from "@rrweb/packer";

const events = [
  { type: 4, data: { href: "https://shop.example/ü/日本?q=😀", width: 1280, height: 720 }, timestamp: 1700000000000 },
  {
    type: 2,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          {
            type: 2,
            id: 2,
            tagName: "button",
            attributes: { id: "buy" },
            childNodes: [{ type: 3, id: 3, textContent: "Kaufen \u2028 \u0000 „jetzt“ " + "lorem ipsum ".repeat(2000) }],
          },
        ],
      },
      initialOffset: { left: 0, top: 0 },
    },
    timestamp: 1700000000010,
  },
  { type: 3, data: { source: 2, type: 2, id: 2, x: 10.5, y: 20 }, timestamp: 1700000000500 },
  { type: 5, data: { tag: "note", payload: { text: "a\nb\\\"c\"" } }, timestamp: 1700000000600 },
];
const packed = events.map(pack);
const lines = (items) => items.map((item) => JSON.stringify(item)).join("\n") + "\n";
writeFileSync("../resources/golden/packed-v1.ndjson", lines(packed));
writeFileSync("../resources/golden/packed-v1.events.ndjson", lines(packed.map(unpack)));
