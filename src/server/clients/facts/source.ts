import type { SourceKind } from "../../../api/client-fields.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { ActorKind } from "../../kernel/tables.ts";

/** Where a fact is known from. `id` names the document, the import's run, the webhook's source, the robot's run. */
export interface Source {
  kind: SourceKind;
  id?: number | null;
  /** Replaces what holds, as a person's hand does: a rule by which a person decided beforehand. */
  decides?: boolean;
  /** The former word that a person takes back. */
  restoredId?: number;
}

const kinds: Record<ActorKind, SourceKind> = {
  employee: "hand",
  client: "client",
  visitor: "form",
  robot: "robot",
  provider: "partner",
  system: "hand",
};

/** Whoever acts is the source of what he writes. */
export const sourceOfActor = (ctx: Ctx): Source => ({
  kind: kinds[ctx.actor.kind],
  id: ctx.actor.kind === "robot" ? ctx.actor.id : null,
});

/** The employee who said or passed it on; null of all others. */
export const userOf = (ctx: Ctx): number | null => (ctx.actor.kind === "employee" ? ctx.actor.id : null);
