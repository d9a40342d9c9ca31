import { z } from "zod";
import { defineRobot, field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { matterBrief } from "../../matters/index.ts";
import { queueLetter } from "../sending/queue-letter.ts";
import { fillWords } from "../templates/letter-templates.ts";
import { filledWords, letterResult, mailboxFor, wordFields, wordParams } from "./parts.ts";

export const letterToEmployee = defineRobot({
  name: "mail.letter-to-employee",
  title: ["Письмо сотруднику", "Letter to an employee"],
  help: [
    "Пишет ответственному или руководителям на адрес их входа: «Суд завтра: {{client.name}}».",
    "Writes to the responsible or the heads at their sign-in address: “Court tomorrow: {{client.name}}”.",
  ],
  group: "employee",
  icon: "mail-forward",
  fields: [
    field("who", "select", ["Кому", "To whom"], {
      isRequired: true,
      options: [
        option("responsible", "Ответственному", "To the responsible"),
        option("head", "Руководителям", "To the heads"),
        option("user", "Сотруднику", "To an employee"),
      ],
    }),
    field("userId", "user", ["Сотрудник", "Employee"]),
    ...wordFields,
  ],
  params: z.object({
    who: z.enum(["responsible", "head", "user"]),
    userId: z.coerce.number().int().positive().optional(),
    ...wordParams,
  }),
  results: [letterResult],
  effect: () => ({ kind: "notice" }),
  async run(ctx, { card, params, onceKey }) {
    const to = await addressesOf(ctx, card.matterId, params);
    if (to.length === 0) throw refused("nobody-fits");
    const words = await filledWords(ctx, card, params);
    const mailboxId = await mailboxFor(ctx, undefined);
    const { id } = await queueLetter(ctx, {
      onceKey,
      mailboxId,
      to,
      subject: words.subject,
      text: words.text,
      withSignature: false,
    });
    return { letterId: id };
  },
  async preview(ctx, { card, params }) {
    const words = await fillWords(ctx, card, params);
    return `${words.subject}\n\n${words.text}`;
  },
});

/** An employee's login is his address. */
async function addressesOf(
  ctx: Ctx,
  matterId: number,
  { who, userId }: { who: "responsible" | "head" | "user"; userId?: number | undefined },
): Promise<string[]> {
  const people = ctx.db.selectFrom("users").select("login").where("is_active", "=", true);
  if (who === "head") return (await people.where("role", "=", "head").orderBy("id").execute()).map((one) => one.login);
  const id = who === "user" ? userId : (await matterBrief(ctx, matterId))?.responsibleId;
  return id == null ? [] : (await people.where("id", "=", id).execute()).map((one) => one.login);
}
