import { z } from "zod";
import { roles } from "../../../api/rights.ts";
import { defineRobot, field, fillForCard, option } from "../../automation/index.ts";
import { refused } from "../../kernel/errors.ts";
import type { TeamChat } from "../team-chat.ts";

const roleOptions = [
  option("manager", "Менеджеры", "Managers"),
  option("lawyer", "Юристы", "Lawyers"),
  option("desk", "Группа по взыскателям", "Collector desk"),
  option("accountant", "Бухгалтерия", "Accountants"),
  option("head", "Руководители", "Heads"),
  option("admin", "Администраторы", "Administrators"),
];

/** The chat is a port: another maker takes the bell's place without a word changed here. */
export const postToTeam = (chat: TeamChat) =>
  defineRobot({
    name: "notices.post-to-team",
    title: ["Сообщить сотрудникам", "Tell the staff"],
    help: [
      "Сообщает всем сотрудникам выбранных ролей: юристам — «Новое дело: {{client.name}}».",
      "Tells all employees of the chosen roles: the lawyers “A new case: {{client.name}}”.",
    ],
    group: "employee",
    icon: "messages",
    fields: [
      field("roles", "multi-select", ["Кому", "To whom"], { isRequired: true, options: roleOptions }),
      field("text", "long-text", ["Текст", "Text"], {
        isRequired: true,
        help: ["Можно вставить факты карточки: {{client.name}}", "Facts of the card may be inserted: {{client.name}}"],
      }),
    ],
    params: z.object({ roles: z.array(z.enum(roles)).min(1), text: z.string().trim().min(1).max(500) }),
    effect: () => ({ kind: "notice" }),
    results: [{ name: "reached", title: "Скольким сотрудникам", titleEn: "Employees reached", kind: "number" }],
    async run(ctx, { card, params, onceKey }) {
      const text = await fillForCard(ctx, card, params.text);
      if (text.trim() === "") throw refused("empty-text");
      const { clientId, matterId } = card;
      const reached = await chat.post(ctx, {
        text,
        roles: params.roles,
        clientId,
        matterId,
        onceKey,
        joinKey: `robot:${params.text}`,
      });
      if (reached === 0) throw refused("no-recipients");
      return { reached };
    },
    preview: (ctx, { card, params }) => fillForCard(ctx, card, params.text),
  });
