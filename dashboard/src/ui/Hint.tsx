import { CircleHelp } from "lucide-react";
import { Button, Tooltip, TooltipTrigger } from "react-aria-components";

/** A small mark that explains what stands before it, to the pointer and to the keyboard. */
export function Hint(props: { label: string; children: string }) {
  return (
    <TooltipTrigger delay={150} closeDelay={100}>
      <Button className="hint-mark" aria-label={props.label}>
        <CircleHelp size={15} aria-hidden="true" />
      </Button>
      <Tooltip className="tooltip" placement="top">
        {props.children}
      </Tooltip>
    </TooltipTrigger>
  );
}
