import { rights, roles, type Need, type Right, type Role } from "../../api/rights.ts";
import type { Actor } from "../kernel/ctx.ts";

/** The one table of who may do what. A right that stands nowhere here belongs to the administrator alone. */
const work = [
  "clients.read",
  "clients.write",
  "matters.write",
  "documents.read",
  "documents.write",
  "disk.read",
  "disk.write",
  "tasks.read",
  "tasks.write",
  "messages.send",
  "calls.read",
  "calls.write",
  "recordings.listen",
  "letters.read",
  "letters.send",
] as const satisfies readonly Right[];

const ofAdminAlone: readonly Right[] = [
  "automation.write",
  "users.write",
  "connections.write",
  "templates.write",
  "fields.write",
];

export const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  manager: ["applications.read", "applications.take", "applications.release", ...work],
  lawyer: ["applications.read", ...work, "document-templates.write"],
  desk: work,
  accountant: ["clients.read", "documents.read", "disk.read", "tasks.read", "tasks.write"],
  head: rights.filter((right) => !ofAdminAlone.includes(right)),
  admin: rights,
};

/** Robots, partners and the system act through verbs, never through endpoints, so they need no right. */
export function mayDo(actor: Actor, need: Need): boolean {
  if (need === "public") return true;
  const role = roles.find((known) => known === actor.role);
  if (actor.kind !== "employee" || !role) return false;
  return need === "signed-in" || rightsOfRole[role].includes(need);
}

export const rolesWith = (right: Right): Role[] => roles.filter((role) => rightsOfRole[role].includes(right));
