import type { ReactNode } from "react";
import { Mark } from "../ui/Mark.tsx";

export function Frame(props: { children: ReactNode; onLeave: () => void; wide?: boolean }) {
  return (
    <div className={props.wide ? "frame frame-wide" : "frame"}>
      <header className="bar">
        <a className="brand" href="#/">
          <Mark />
          <span>Playhead</span>
        </a>
        <button type="button" className="quiet" onClick={props.onLeave}>
          Forget key
        </button>
      </header>
      <main>{props.children}</main>
    </div>
  );
}
