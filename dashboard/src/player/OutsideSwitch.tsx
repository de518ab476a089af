import { chooseOutside, useOutside } from "./outside.ts";

/** Whether what the recorded page had from elsewhere is loaded. */
export function OutsideSwitch() {
  const outside = useOutside();
  return (
    <label
      className="skip"
      title="Pictures, styles and fonts that the page had from elsewhere aren't loaded: nobody out there learns that you watch."
    >
      <input
        type="checkbox"
        checked={outside === "blocked"}
        onChange={(event) => chooseOutside(event.target.checked ? "blocked" : "shown")}
      />
      Block outside assets
    </label>
  );
}
