import { Copyable } from "../ui/Copyable.tsx";

/** The script tag of a website. */
export function Snippet(props: { websiteId: string }) {
  const tag = `<script defer data-website-id="${props.websiteId}" src="${window.location.origin}/js/recording.js"></script>`;
  return <Copyable text={tag} label="Script tag" />;
}
