import type { ReactNode } from "react";

/** A designed answer where content can't be: nothing there yet, something failed, something to know. */
export function Notice(props: {
  title: string;
  tone: "empty" | "error" | "busy";
  /** Whether it is all that the page has: then it has the page's heading. */
  alone?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className={`notice notice-${props.tone}`} role={props.tone === "error" ? "alert" : "status"}>
      <div className="notice-sign" aria-hidden="true" />
      {props.alone ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.children ? <p>{props.children}</p> : null}
      {props.action ? <div className="notice-action">{props.action}</div> : null}
    </section>
  );
}
