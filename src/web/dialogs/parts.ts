import type { ComponentType, ReactNode } from "react";
import type { LetterBrief } from "../../api/letter-brief.ts";
import type { z } from "zod";
import type { Message, Word } from "./queries.ts";

type Call = NonNullable<Word["call"]>;
export type Mode = "message" | "note" | "letter";

/** What other slices bring to a conversation; the page puts them together. */
export type DialogParts = {
  MessageState: ComponentType<{ clientId: number; message: Message }>;
  LetterCard: ComponentType<{ letter: z.output<typeof LetterBrief>; clientId: number | null }>;
  Recordings: ComponentType<{ callId: number; state: Call["recording"]; recordings: Call["recordings"] }>;
  composer: (place: ComposerPlace) => ReactNode;
};
export type ComposerPlace = {
  clientId: number | null;
  matterId: number | undefined;
  email: string;
  mode: Mode;
  /** Grows at every wish to write. */
  wish: number;
  onMode: (mode: Mode) => void;
};
