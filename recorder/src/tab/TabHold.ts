/** Answers, for the document that holds a tab's recording, the question of a copied tab whether it still lives. */
export class TabHold {
  private _channel: BroadcastChannel | null = null;

  /** Opens the hold. Without BroadcastChannel a copied tab takes the holder for alive. */
  open(recordingUid: string, windowId: string): void {
    this.close();
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(channelName(recordingUid));
    channel.onmessage = (message) => {
      if (message.data?.ask === windowId) channel.postMessage({ alive: windowId });
    };
    this._channel = channel;
  }

  /** Closes it: also before the page enters the back/forward cache, from which an open channel may evict it. */
  close(): void {
    this._channel?.close();
    this._channel = null;
  }
}

export function channelName(recordingUid: string): string {
  return `playhead:${recordingUid}`;
}
