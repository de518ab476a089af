import type { FormEvent, InputHTMLAttributes } from "react";
import { Refused } from "../ui/Refused.tsx";

/** Adds somebody or something with a role. What was entered stays until it is taken. */
export function AddForm(props: {
  /** Its name is what `onAdd` is given first. */
  field: InputHTMLAttributes<HTMLInputElement>;
  roles: { readonly label: string; readonly choices: readonly (readonly [value: string, words: string])[] };
  action: string;
  busy: boolean;
  problem: { readonly message: string } | null | undefined;
  /** Resolves when it is added; a rejection is shown as the problem. */
  onAdd: (entered: string, role: string) => Promise<unknown>;
}) {
  const { field, roles, onAdd } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    onAdd(String(entered.get("entered")).trim(), String(entered.get("role"))).then(
      () => form.reset(),
      () => {
        // it stands above the form, and what was entered can be corrected
      },
    );
  };
  return (
    <>
      <Refused problem={props.problem} />
      <form className="inline-form" onSubmit={submit}>
        <input {...field} name="entered" required />
        <select name="role" aria-label={roles.label} defaultValue="viewer">
          {roles.choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <button type="submit" className="primary" disabled={props.busy}>
          {props.action}
        </button>
      </form>
    </>
  );
}
