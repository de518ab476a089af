import { type FormEvent, useState } from "react";
import { EraseDialog } from "./EraseDialog.tsx";
import { ErasureProgress } from "./ErasureProgress.tsx";
import { PastErasures } from "./PastErasures.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";

/** Erases what was recorded of somebody, and tells what is gone and what remains until when. */
export function Erase({ client, website }: SettingsPart) {
  const { websiteId } = website;
  const [wanted, setWanted] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = String(new FormData(event.currentTarget).get("id")).trim();
    if (id !== "") setWanted(id);
  };
  return (
    <>
      <section>
        <h2>Erase somebody</h2>
        <form className="inline-form" onSubmit={submit}>
          <input
            name="id"
            aria-label="User id or visitor id"
            placeholder="customer-4711"
            maxLength={500}
            autoComplete="off"
            required
          />
          <button type="submit" className="primary danger">
            Erase
          </button>
        </form>
        <p className="hint">
          Every recording of theirs that has begun is erased whole, also one that is live. Whoever comes back is
          recorded anew.
        </p>
      </section>
      {shown === null ? null : <ErasureProgress key={shown} client={client} websiteId={websiteId} erasureId={shown} />}
      <PastErasures client={client} websiteId={websiteId} shown={shown} onShow={setShown} />
      {wanted === null ? null : (
        <EraseDialog
          client={client}
          websiteId={websiteId}
          id={wanted}
          onClose={() => setWanted(null)}
          onErasing={(erasureId) => {
            setWanted(null);
            setShown(erasureId);
          }}
        />
      )}
    </>
  );
}
