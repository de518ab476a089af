import type { ReactNode } from "react";
import { Dialog } from "../ui/Dialog.tsx";
import { Refused } from "../ui/Refused.tsx";

/** Asks once more before something is taken away. */
export function RemoveDialog(props: {
  title: string;
  children: ReactNode;
  action: string;
  removing: { readonly isPending: boolean; readonly error: Error | null };
  onRemove: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.children}</p>
      <Refused problem={props.removing.error} />
      <button type="button" className="primary danger" disabled={props.removing.isPending} onClick={props.onRemove}>
        {props.action}
      </button>
    </Dialog>
  );
}
