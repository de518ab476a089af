import { useId } from "react";

/** One choice of few, all of them in sight. */
export function Segments<T extends string>(props: {
  label: string;
  choices: readonly { readonly value: T; readonly name: string; readonly note?: string; readonly off?: boolean }[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  const group = useId();
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{props.label}</legend>
      {props.choices.map(({ value, name, note, off }) => (
        <label key={value}>
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            value={value}
            aria-label={name}
            checked={value === props.chosen}
            disabled={off ?? false}
            onChange={() => props.onChoose(value)}
          />
          <span>
            {name}
            {note === undefined ? null : <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
