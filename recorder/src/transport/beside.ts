import { WORKER_ANSWER_MS } from "../constants";

/** Undefined: not tried yet. Null: this page has none, by its Content Security Policy or its age. */
let worker: Worker | null | undefined;

/** Lets a function that stands on its own work in a worker; null where that can't be had. */
export async function beside(
  work: (text: string) => Promise<Uint8Array<ArrayBuffer>>,
  text: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (worker === null) return null;
  try {
    if (!worker) {
      const url = URL.createObjectURL(new Blob([`onmessage=async e=>e.ports[0].postMessage(await(${work})(e.data))`]));
      worker = new Worker(url);
      URL.revokeObjectURL(url);
    }
    const current = worker;
    return await new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      current.onerror = reject;
      setTimeout(reject, WORKER_ANSWER_MS);
      current.postMessage(text, [port2]);
    });
  } catch {
    worker?.terminate();
    worker = null;
    return null;
  }
}
