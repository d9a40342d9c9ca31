import type { Id, Moment } from "../kernel/tables.ts";

/** Who opened whose card (152-FZ art. 19). Append-only. */
export interface CardReadsTable {
  id: Id;
  at: Moment;
  user_id: number;
  client_id: number;
  what: string;
}

declare module "../kernel/tables.ts" {
  interface Database {
    card_reads: CardReadsTable;
  }
}
