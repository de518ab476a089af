import { type FormEvent, useEffect, useId, useState } from "react";
import { hasProvider } from "../api/session.ts";
import { Mark } from "../ui/Mark.tsx";

/** The way in: by a key, or by the OpenID provider where there is one. */
export function SignIn(props: { refused: string | null; onEnter: (key: string) => void }) {
  const [key, setKey] = useState("");
  const [provider, setProvider] = useState(false);
  const field = useId();
  const hint = useId();

  useEffect(() => {
    const asked = new AbortController();
    hasProvider(asked.signal).then(setProvider, () => {
      // keys work without one, and the form says what is wrong once one is entered
    });
    return () => asked.abort();
  }, []);

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
          Enter a website's secret key to watch its recordings, or the admin key to see every website. The key isn't
          kept: this browser stays signed in for a while instead.
        </p>
        {provider ? (
          <>
            <a className="primary door-provider" href="/api/v1/login/oidc">
              Sign in by name
            </a>
            <p className="door-or">or</p>
          </>
        ) : null}
        <label htmlFor={field}>API key</label>
        <input
          id={field}
          className="door-key"
          type="text"
          autoComplete="off"
          autoCapitalize="off"
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
          Sign in
        </button>
      </form>
    </main>
  );
}
