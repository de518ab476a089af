import { Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Note } from "../api/notes.ts";
import { ago, clock } from "../ui/format.ts";

type Mode = "read" | "edit" | "delete";

/** One note: its moment jumps there, its writer's colleagues may change it. */
export function NoteItem(props: {
  note: Note;
  author: string;
  mayWrite: boolean;
  onSeek: () => void;
  onChange: (text: string) => Promise<boolean>;
  onRemove: () => Promise<boolean>;
}) {
  const { note } = props;
  const [mode, setMode] = useState<Mode>("read");
  const moment = clock(note.atMs);
  return (
    <li className="note">
      <div className="note-head">
        <button type="button" className="note-at" aria-label={`Go to ${moment}`} onClick={props.onSeek}>
          {moment}
        </button>
        <span className="note-by">
          {props.author}
          <small>
            {ago(note.createdAt, Date.now())}
            {note.changedAt > note.createdAt ? ", changed" : ""}
          </small>
        </span>
        {props.mayWrite && mode === "read" ? (
          <span className="note-tools">
            <button
              type="button"
              className="icon"
              aria-label={`Edit the note at ${moment}`}
              onClick={() => setMode("edit")}
            >
              <Pencil size={14} />
            </button>
            <button
              type="button"
              className="icon"
              aria-label={`Delete the note at ${moment}`}
              onClick={() => setMode("delete")}
            >
              <Trash2 size={14} />
            </button>
          </span>
        ) : null}
      </div>
      {mode === "edit" ? (
        <EditNote text={note.text} onChange={props.onChange} onClose={() => setMode("read")} />
      ) : (
        <p className="note-text">{note.text}</p>
      )}
      {mode === "delete" ? (
        <div className="note-foot" role="alertdialog" aria-label="Delete this note?">
          <span>Delete it for everybody?</span>
          <button
            type="button"
            className="quiet"
            // biome-ignore lint/a11y/noAutofocus: the button that led here is gone, and this one takes it back
            autoFocus
            onClick={() => setMode("read")}
          >
            Keep it
          </button>
          <button type="button" className="tool" onClick={async () => (await props.onRemove()) || setMode("read")}>
            Delete
          </button>
        </div>
      ) : null}
    </li>
  );
}

function EditNote(props: { text: string; onChange: (text: string) => Promise<boolean>; onClose: () => void }) {
  const [text, setText] = useState(props.text);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && (await props.onChange(text.trim()))) props.onClose();
  };
  return (
    <form className="note-new" onSubmit={submit}>
      <textarea
        rows={3}
        aria-label="The note's text"
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") props.onClose();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
        }}
      />
      <div className="note-foot">
        <button type="button" className="quiet" onClick={props.onClose}>
          Cancel
        </button>
        <button type="submit" className="primary" disabled={text.trim() === ""}>
          Save
        </button>
      </div>
    </form>
  );
}
