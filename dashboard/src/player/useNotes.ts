import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { addNote, changeNote, deleteNote, listNotes, type Note } from "../api/notes.ts";

const NONE: readonly Note[] = [];

export interface NotesView {
  readonly notes: readonly Note[];
  readonly loading: boolean;
  /** Why they can't be read, or why the last change failed. */
  readonly problem: string | null;
  /** Each resolves to whether it was kept. */
  readonly add: (atMs: number, text: string) => Promise<boolean>;
  readonly change: (noteId: string, text: string) => Promise<boolean>;
  readonly remove: (noteId: string) => Promise<boolean>;
}

/** A recording's notes, by their moment; null: nobody may read them here. */
export function useNotes(client: ApiClient, recordingId: string | null): NotesView {
  const queries = useQueryClient();
  const queryKey = ["notes", recordingId];
  const id = recordingId ?? "";
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => listNotes(client, id, signal),
    enabled: recordingId !== null,
  });
  const write = useMutation({
    mutationFn: async (change: () => Promise<unknown>) => {
      await change();
      await queries.invalidateQueries({ queryKey });
    },
  });
  const kept = (change: () => Promise<unknown>): Promise<boolean> =>
    write.mutateAsync(change).then(
      () => true,
      // shown as the problem
      () => false,
    );
  return {
    notes: read.data ?? NONE,
    loading: read.isPending,
    problem: write.error?.message ?? read.error?.message ?? null,
    add: (atMs, text) => kept(() => addNote(client, id, { atMs: Math.round(atMs), text })),
    change: (noteId, text) => kept(() => changeNote(client, id, noteId, text)),
    remove: (noteId) => kept(() => deleteNote(client, id, noteId)),
  };
}
