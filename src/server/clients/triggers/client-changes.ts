import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import { tagsFrom } from "../rules.ts";

export const tagAdded = defineTrigger({
  name: "clients.tag-added",
  title: ["Поставлена метка", "Tag added"],
  help: [
    "Срабатывает, когда клиенту поставили одну из меток: «согласен на суд».",
    "Fires when one of the tags was put on the client: “agrees to court”.",
  ],
  group: "client",
  icon: "tag",
  events: ["client.tags-changed"],
  fields: [
    field("tags", "text", ["Метки", "Tags"], {
      help: ["Через запятую; пусто: любая", "Separated by commas; empty: any"],
    }),
  ],
  params: z.object({ tags: z.string().trim().max(500).default("") }),
  matches(_ctx, { event, params }) {
    const { added } = events["client.tags-changed"].data.parse(event.data);
    const wanted = tagsFrom(params.tags.split(/[,;\n]/));
    return added.some((tag) => wanted.length === 0 || wanted.includes(tag));
  },
});

export const clientCreated = defineTrigger({
  name: "clients.created",
  title: ["Заведён новый клиент", "New client entered"],
  help: [
    "Срабатывает для дела, с которым завели нового клиента; известный человек с новым делом не считается.",
    "Fires for the matter with which a new client was entered; a known person with a new matter does not count.",
  ],
  group: "client",
  icon: "user-plus",
  events: ["client.created"],
  fields: [],
  params: z.object({}),
  matches: () => true,
});

export const debtsChanged = defineTrigger({
  name: "clients.debts-changed",
  title: ["Изменены долги", "Debts changed"],
  help: [
    "Срабатывает, когда долги клиента изменили и их сумма не меньше указанной: 500 000 ₽.",
    "Fires when the client's debts changed and come to at least the sum given: 500,000 roubles.",
  ],
  group: "client",
  icon: "cash",
  events: ["client.debts-changed"],
  fields: [
    field("atLeastRubles", "number", ["Не меньше, ₽", "At least, roubles"], {
      help: ["Пусто: любая сумма", "Empty: any sum"],
    }),
  ],
  params: z.object({ atLeastRubles: z.coerce.number().min(0).max(1e12).optional() }),
  matches: (_ctx, { event, params }) =>
    events["client.debts-changed"].data.parse(event.data).totalKopecks >= (params.atLeastRubles ?? 0) * 100,
});
