import type { Website } from "../api/types.ts";

/** Shown where there is a choice; a single website is only named. */
export function WebsitePicker(props: {
  websites: readonly Website[];
  chosen: string | null;
  onChoose: (websiteId: string) => void;
}) {
  const [only] = props.websites;
  if (only === undefined) return null;
  if (props.websites.length === 1) return <span className="website">{only.name}</span>;
  return (
    <label className="website">
      <span className="visually-hidden">Website</span>
      <select value={props.chosen ?? ""} onChange={(event) => props.onChoose(event.target.value)}>
        {props.websites.map((website) => (
          <option key={website.websiteId} value={website.websiteId}>
            {website.name}
          </option>
        ))}
      </select>
    </label>
  );
}
