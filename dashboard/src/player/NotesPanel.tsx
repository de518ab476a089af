import { type FormEvent, useId, useState } from "react";
import type { Note } from "../api/notes.ts";
import { clock } from "../ui/format.ts";
import { Refused } from "../ui/Refused.tsx";
import { NoteItem } from "./NoteItem.tsx";
import type { Authors } from "./useAuthors.ts";
import type { NotesView } from "./useNotes.ts";

/** As many characters as the server keeps by default. */
const LONGEST = 4_000;

/** What people wrote about moments, and where to write. */
export function NotesPanel(props: { view: NotesView; authors: Authors; at: number; onSeek: (to: number) => void }) {
  const { view, authors } = props;
  return (
    <div className="notes">
      {authors.mayWrite ? (
        <NewNote at={props.at} onAdd={view.add} />
      ) : (
        <p className="hint notes-none">You are a viewer here: editors write notes, and you can read them.</p>
      )}
      <Refused problem={view.problem === null ? null : { message: view.problem }} />
      {view.notes.length > 0 ? (
        <ol className="note-list" aria-label="Notes, by their moment">
          {view.notes.map((note: Note) => (
            <NoteItem
              key={note.noteId}
              note={note}
              author={authors.nameOf(note.author)}
              mayWrite={authors.mayWrite}
              onSeek={() => props.onSeek(note.atMs)}
              onChange={(text) => view.change(note.noteId, text)}
              onRemove={() => view.remove(note.noteId)}
            />
          ))}
        </ol>
      ) : view.loading || view.problem ? null : (
        <p className="hint notes-none">
          No note yet. A note stays at its second: whoever reads it is one click from what you saw.
        </p>
      )}
    </div>
  );
}

function NewNote(props: { at: number; onAdd: (atMs: number, text: string) => Promise<boolean> }) {
  const [text, setText] = useState("");
  /** The moment at which writing began: the replay may go on meanwhile. */
  const [began, setBegan] = useState<number | null>(null);
  const [saving, setSaving] = useState(false);
  const field = useId();
  const moment = began ?? props.at;

  const write = (written: string) => {
    setText(written);
    if (written === "") setBegan(null);
    else if (began === null) setBegan(props.at);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || saving) return;
    setSaving(true);
    if (await props.onAdd(moment, text.trim())) write("");
    setSaving(false);
  };

  return (
    <form className="note-new" onSubmit={submit}>
      <label htmlFor={field} className="visually-hidden">
        New note
      </label>
      <textarea
        id={field}
        rows={3}
        maxLength={LONGEST}
        placeholder="What do you see here?"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
        }}
      />
      <div className="note-foot">
        <span>
          at <strong>{clock(moment)}</strong>
        </span>
        <button type="submit" className="primary" disabled={text.trim() === "" || saving}>
          Add note
        </button>
      </div>
    </form>
  );
}
