import { HOLDER_ANSWER_MS } from "../constants";
import { channelName } from "./TabHold";

/** Whether the document that holds a tab's recording still lives (then this tab is a copy), or died without leaving. */
export function isHolderAlive(recordingUid: string, holder: string): Promise<boolean> {
  if (typeof BroadcastChannel === "undefined") return Promise.resolve(true);
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName(recordingUid));
    const settle = (alive: boolean): void => {
      clearTimeout(timer);
      channel.close();
      resolve(alive);
    };
    const timer = setTimeout(() => settle(false), HOLDER_ANSWER_MS);
    channel.onmessage = (message) => {
      if (message.data?.alive === holder) settle(true);
    };
    channel.postMessage({ ask: holder });
  });
}
