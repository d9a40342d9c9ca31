import { useEffect, useRef, useState } from "react";
import { setCallNote } from "../../api/telephony.ts";
import { call } from "../lib/api.ts";
import { useDraft } from "../lib/draft.ts";
import { noteDraft } from "./drafts.ts";

const REST_MS = 800;
export type NoteState = "still" | "keeping" | "kept" | "failed";

/** The note of a call: on this device at each letter, with us when typing rests. */
export function useNote(callId: number, saved: string, maySave: boolean) {
  const draft = useDraft(noteDraft(callId), saved);
  const [state, setState] = useState<NoteState>("still");
  const sent = useRef(saved);
  useEffect(() => {
    const note = draft.text.trim();
    if (!maySave || note === sent.current.trim()) return;
    const timer = setTimeout(() => {
      setState("keeping");
      sent.current = note;
      call(setCallNote, { params: { id: callId }, body: { note } }).then(
        () => setState("kept"),
        () => setState("failed"),
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [draft.text, callId, maySave]);
  return { text: draft.text, setText: draft.setText, clear: draft.clear, state };
}
