import type { z } from "zod";
import type { ConversationBrief } from "../../../api/inbox.ts";
import type { ConversationState, WordKind } from "../../inbox/index.ts";

export type Brief = z.input<typeof ConversationBrief>;

export interface ConversationLine {
  id: number;
  state: ConversationState;
  client_id: number | null;
  client_name: string | null;
  phone: string | null;
  letter_id: number | null;
  letter_from: string | null;
  subject: string | null;
  assigned_id: number | null;
  assigned_name: string | null;
  claimed_by: number | null;
  claimed_name: string | null;
  claimed_at: Date | null;
  waiting_since: Date | null;
  snoozed_until: Date | null;
  woken_at: Date | null;
  is_unread: boolean;
  last_at: Date | null;
  last_kind: WordKind | null;
  last_ref: number | null;
  last_side: "client" | "firm" | null;
  last_channel: string | null;
}
