import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText } from "./scalars.ts";

const types = ["text", "number", "date", "flag"] as const;
const ValueData = z.union([z.string().max(1000), z.number(), z.boolean()]).nullable();

/** A constant holds its value; a variable holds what a card's variable is before anything sets it. Facts `constant.<code>`, `variable.<code>`. */
export const AutomationValue = z.object({
  id: Id,
  kind: z.enum(["constant", "variable"]),
  pipelineId: Id.nullable(),
  code: z.string(),
  title: z.string(),
  type: z.enum(types),
  value: ValueData,
  /** How many rules name it. */
  uses: z.int(),
});
const Code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const listValues = endpoint({
  name: "automation.list-values",
  method: "GET",
  path: "/api/automation/values",
  need: "automation.read",
  summary: "Constants and variables",
  reply: z.object({ items: z.array(AutomationValue) }),
});
export const addValue = endpoint({
  name: "automation.add-value",
  method: "POST",
  path: "/api/automation/values",
  need: "automation.write",
  summary: "Add a constant or variable; kind, code and type stay as they are",
  body: z.object({
    kind: z.enum(["constant", "variable"]),
    pipelineId: Id.nullable().default(null),
    code: Code,
    title: z.string().trim().min(1).max(100),
    type: z.enum(types),
    value: ValueData.default(null),
  }),
  reply: AutomationValue,
  status: 201,
});
export const updateValue = endpoint({
  name: "automation.update-value",
  method: "PATCH",
  path: "/api/automation/values/:id",
  need: "automation.write",
  summary: "Rename it, or change its value",
  params: z.object({ id: IdText }),
  body: z.object({ title: z.string().trim().min(1).max(100), value: ValueData }).partial(),
  reply: AutomationValue,
});
export const removeValue = endpoint({
  name: "automation.remove-value",
  method: "DELETE",
  path: "/api/automation/values/:id",
  need: "automation.write",
  summary: "Remove it; refused while a rule names it",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const CardVariable = z.object({ code: z.string(), title: z.string(), type: z.enum(types), value: ValueData });
export const getCardVariables = endpoint({
  name: "automation.get-card-variables",
  method: "GET",
  path: "/api/matters/:id/variables",
  need: "clients.read",
  summary: "The card's variables with their values",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(CardVariable) }),
});
export const setCardVariable = endpoint({
  name: "automation.set-card-variable",
  method: "PUT",
  path: "/api/matters/:id/variables/:code",
  need: "matters.write",
  summary: "Set a variable of the card",
  params: z.object({ id: IdText, code: Code }),
  body: z.object({ value: ValueData }),
  reply: Done,
});
