import type { ComponentType, ReactNode } from "react";
import type { LetterBrief } from "../../api/letter-brief.ts";
import type { z } from "zod";
import type { Message, Word } from "./queries.ts";

type Call = NonNullable<Word["call"]>;
export type Mode = "message" | "note" | "letter";

/** What other slices bring to a conversation; the page puts them together. */
export type DialogParts = {
  MessageState: ComponentType<{ clientId: number; message: Message }>;
  LetterCard: ComponentType<LetterPart>;
  Recordings: ComponentType<{ callId: number; state: Call["recording"]; recordings: Call["recordings"] }>;
  composer: (place: ComposerPlace) => ReactNode;
};
export type LetterPart = {
  letter: z.output<typeof LetterBrief>;
  clientId: number | null;
  /** Of a conversation that is nobody's: the letter it is about. */
  letterId: number | null;
  /** The composer of letters opens: an answer has begun. */
  onWrite: () => void;
};
export type ComposerPlace = {
  clientId: number | null;
  letterId: number | null;
  matterId: number | undefined;
  email: string;
  mode: Mode;
  /** Grows at every wish to write. */
  wish: number;
  onMode: (mode: Mode) => void;
};
