import { Notice } from "../ui/Notice.tsx";

/** An answer that counts nothing. */
export function NothingCounted(props: { title: string }) {
  return (
    <Notice title={props.title} tone="empty">
      That is so for the time and the conditions of the sentence above. What has just happened is counted within
      seconds: this page looks again by itself.
    </Notice>
  );
}
