/** Every right of the house. Which role holds which is one table in src/server/access/rights.ts. */
export const rights = [
  "applications.read",
  "applications.take",
  "applications.release",
  "clients.read",
  "clients.write",
  "matters.write",
  "matters.pass-gaps",
  "documents.read",
  "documents.write",
  "document-templates.write",
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
  "automation.read",
  "automation.write",
  "audit.read",
  "users.read",
  "users.write",
  "connections.write",
  "templates.write",
  "firm.write",
  "fields.write",
  "law.write",
] as const;

export type Right = (typeof rights)[number];

/** What an endpoint asks of the caller: nobody in particular, any signed-in employee, or a named right. */
export type Need = "public" | "signed-in" | Right;

export const roles = ["manager", "lawyer", "desk", "accountant", "head", "admin"] as const;
export type Role = (typeof roles)[number];
