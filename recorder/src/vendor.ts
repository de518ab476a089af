import { record } from "@rrweb/record";

// What other recorders' pages load from /vendor/rrweb.min.js: the global that rrweb's own builds define.
const page = window as unknown as { rrweb?: object };
page.rrweb = { ...page.rrweb, record };
