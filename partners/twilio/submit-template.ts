import { z } from "zod";
import { TwilioError } from "./errors.ts";
import { approvalFields } from "./present-content.ts";
import { type Approval, bodyOf, placeholdersOf, type Template } from "./template.ts";
import type { World } from "./world.ts";

const Request = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, "may hold only lower-case letters, digits and underscores"),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]),
  allow_category_change: z.boolean().default(true),
});

const PENDING_AFTER = 5;
const DECIDED_AFTER = 60;

/** received → pending → approved or rejected, as WhatsApp's reviewers do, only sooner. */
export function submitForApproval(world: World, template: Template, body: unknown): Record<string, unknown> {
  const parsed = Request.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TwilioError(20001, `Invalid request body: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
  }
  if (template.approval) throw new TwilioError(20409, "This content was already submitted for approval", 409);
  const approval: Approval = {
    name: parsed.data.name,
    category: parsed.data.category,
    contentType: Object.keys(template.types)[0] ?? "twilio/text",
    status: "received",
    rejectionReason: "",
    allowCategoryChange: parsed.data.allow_category_change,
  };
  template.approval = approval;
  const submitted = approvalFields(approval);
  world.clock.after(PENDING_AFTER, template.sid, () => move(approval, "received", "pending"));
  world.clock.after(DECIDED_AFTER, template.sid, () => decide(template, approval));
  return submitted;
}

function decide(template: Template, approval: Approval): void {
  const reason = whyRejected(template);
  if (reason !== null && approval.status === "pending") approval.rejectionReason = reason;
  move(approval, "pending", reason === null ? "approved" : "rejected");
}

/** A status set by hand at the control API stays. */
function move(approval: Approval, from: string, to: string): void {
  if (approval.status === from) approval.status = to;
}

function whyRejected(template: Template): string | null {
  const text = bodyOf(template).trim();
  const names = placeholdersOf(text);
  if (/^\{\{\w+\}\}|\{\{\w+\}\}$/.test(text)) return "Variables can't be at the start or end of the template.";
  if (names.some((name) => !template.variables[name])) return "Sample values are missing for some variables.";
  if (names.some((_name, index) => !names.includes(String(index + 1))))
    return "Variables must be numbered 1, 2, 3 without gaps.";
  if (text.length > 1024) return "The template is longer than 1024 characters.";
  return null;
}
