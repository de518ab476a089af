const encoder = new TextEncoder();

/** UTF-8 of a text in pieces of `size` bytes, so that characters and lines are cut anywhere. */
export function pieces(text: string, size: number): Uint8Array[] {
  const bytes = encoder.encode(text);
  const cut: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) cut.push(bytes.slice(at, at + size));
  return cut;
}

/** A client whose every stream is answered by `answer`. */
export function streamOf(parts: readonly Uint8Array[], failing = false): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const part = parts[next++];
      if (part) controller.enqueue(part);
      else if (failing) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });
}
