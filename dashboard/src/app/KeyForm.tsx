import { type FormEvent, useId, useState } from "react";
import { Mark } from "../ui/Mark.tsx";

export function KeyForm(props: { refused: string | null; onEnter: (key: string) => void }) {
  const [key, setKey] = useState("");
  const field = useId();
  const hint = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== "") props.onEnter(key.trim());
  };

  return (
    <main className="door">
      <form className="door-card" onSubmit={submit}>
        <Mark size={34} />
        <h1>Playhead</h1>
        <p id={hint}>
          Enter a website's secret key to watch its recordings, or the admin key to see every website. It is kept in
          this tab only.
        </p>
        <label htmlFor={field}>API key</label>
        <input
          id={field}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="sk_…"
          value={key}
          aria-describedby={hint}
          aria-invalid={props.refused !== null}
          onChange={(event) => setKey(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: it is the only thing to do on this page
          autoFocus
        />
        {props.refused ? (
          <p className="door-refused" role="alert">
            {props.refused}
          </p>
        ) : null}
        <button type="submit" className="primary" disabled={key.trim() === ""}>
          Open
        </button>
      </form>
    </main>
  );
}
