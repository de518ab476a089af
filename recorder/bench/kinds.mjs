/** What is measured: each is the head of the same page. */
const tag = (attributes) =>
  `<script data-website-id="flid_aaaaaaaaaaaaaaaa" data-allow-localhost data-allow-bots ${attributes} src="/js/recording.js"></script>`;
const rrweb = (emit) =>
  `<script src="/js/vendor/rrweb.min.js"></script><script>${emit}
  addEventListener("DOMContentLoaded", () => { rrweb.record({ emit, checkoutEveryNms: 300000 }); window.ready = true; });</script>`;

/** The least that a recorder of one's own would do with rrweb's events: keep them as JSON, gzip and upload them as we do. */
const upload = `let waiting = [], bytes = 0;
  async function flush() {
    const text = waiting.join("\\n");
    waiting = []; bytes = 0;
    if (!text) return;
    const body = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
    await fetch("/api/track?type=recording_chunk", { method: "POST", body });
  }
  function emit(event) {
    bytes += waiting[waiting.push(JSON.stringify(event)) - 1].length;
    if (waiting.length >= 500 || bytes >= 262144) void flush();
  }
  setInterval(flush, 2000);`;

export const kinds = {
  page: { head: "", ready: "true" },
  rrweb: { head: rrweb("function emit() {}"), ready: "window.ready" },
  upload: { head: rrweb(upload), ready: "window.ready", uploads: true },
  playhead: { head: tag(""), ready: "Playhead.state === 'recording' && window.PlayheadExtras", uploads: true },
  unpaced: {
    head: tag(`data-mutations-per-second="0"`),
    ready: "Playhead.state === 'recording' && window.PlayheadExtras",
    uploads: true,
  },
};
