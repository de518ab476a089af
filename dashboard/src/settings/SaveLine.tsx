import type { Saving } from "./useSaving.ts";

/** The button that saves, and what came of it. */
export function SaveLine(props: { saving: Saving }) {
  const { said, busy } = props.saving;
  return (
    <div className="save-line">
      <button type="submit" className="primary" disabled={busy}>
        {busy ? "Saving…" : "Save"}
      </button>
      {said ? (
        <p role={said.ok ? "status" : "alert"} className={said.ok ? "hint" : "refused"}>
          {said.text}
        </p>
      ) : null}
    </div>
  );
}
