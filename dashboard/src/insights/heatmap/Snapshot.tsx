import { useEffect, useRef } from "react";
import { Screen } from "../../player/screen.ts";
import type { Picture } from "./picture.ts";

/** A recorded page, standing still: in the same sandboxed frame as in the player. */
export default function Snapshot(props: { picture: Picture }) {
  const { events, atMs } = props.picture;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current === null) return;
    const screen = new Screen(root.current, events, { mouseTail: false });
    screen.replayer.pause(atMs);
    return () => screen.destroy();
  }, [events, atMs]);
  return <div className="heat-page" ref={root} data-testid="heatmap-page" />;
}
