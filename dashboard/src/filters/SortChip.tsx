import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Conditions } from "./conditions.ts";

const SORTS: readonly (readonly [sort: string, order: string, words: string])[] = [
  ["startedAt", "desc", "newest first"],
  ["startedAt", "asc", "oldest first"],
  ["durationMs", "desc", "longest first"],
  ["activeMs", "desc", "most active first"],
  ["rageClicks", "desc", "most rage clicks first"],
  ["errors", "desc", "most errors first"],
];

/** The order of the list, as the end of the sentence. */
export function SortChip(props: { conditions: Conditions; onChange: (conditions: Conditions) => void }) {
  const { sort: by = "startedAt", order = "desc", ...rest } = props.conditions;
  const words = SORTS.find(([one, way]) => one === by && way === order)?.[2] ?? "newest first";
  return (
    <MenuTrigger>
      <Button className="chip chip-value chip-end">
        <strong>{words}</strong>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="choices"
          aria-label="Order"
          onAction={(key) => {
            const [sort = "startedAt", way = "desc"] = String(key).split(" ");
            props.onChange(sort === "startedAt" && way === "desc" ? rest : { ...rest, sort, order: way });
          }}
        >
          {SORTS.map(([one, way, label]) => (
            <MenuItem key={label} id={`${one} ${way}`} className="choice">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
