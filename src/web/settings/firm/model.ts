import type { ReplyOf } from "../../../api/endpoint.ts";
import type { getFirm } from "../../../api/firm.ts";

export type Firm = ReplyOf<typeof getFirm>;
/** Saves a part and says its name; a throw is shown by the field that asked. */
export type SaveFirm = (change: Partial<Firm>, what: string) => Promise<void>;
