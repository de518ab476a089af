import type { Share } from "../api/shares.ts";
import { clock } from "../ui/format.ts";

/** The links that are open, each with the way to take it back. */
export function OpenShares(props: { shares: readonly Share[] | null; onRevoke: (share: Share) => void }) {
  const { shares } = props;
  if (shares === null || shares.length === 0) return null;
  return (
    <section className="shares">
      <h3>Open links</h3>
      <ul>
        {shares.map((share) => (
          <li key={share.shareId}>
            <span>
              {share.label || "Without a name"}
              <small>
                {[
                  `until ${new Date(share.expiresAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`,
                  share.at === undefined ? null : `from ${clock(share.at * 1000)}`,
                  share.export ? "with download" : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <button
              type="button"
              className="quiet"
              onClick={() => props.onRevoke(share)}
              aria-label={`Take back the link ${share.label}`}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
