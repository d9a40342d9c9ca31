import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { changeTags as change } from "../change-tags.ts";
import { tagsFrom } from "../rules.ts";

const Words = z.string().trim().max(500).default("");
const wordsOf = (text: string): string[] => tagsFrom(text.split(/[,;\n]/));

export const changeTags = defineRobot({
  name: "clients.change-tags",
  title: ["Поставить или снять метки", "Add or remove tags"],
  help: [
    "Ставит клиенту метки и снимает другие: поставить «крупный долг», снять «новый».",
    "Puts tags on the client and takes others off: add “large debt”, remove “new”.",
  ],
  group: "card",
  icon: "tags",
  fields: [
    field("add", "text", ["Поставить", "Add"], { help: ["Через запятую", "Separated by commas"] }),
    field("remove", "text", ["Снять", "Remove"], { help: ["Через запятую", "Separated by commas"] }),
  ],
  params: z
    .object({ add: Words, remove: Words })
    .refine((params) => wordsOf(params.add).length + wordsOf(params.remove).length > 0, {
      path: ["add"],
      message: "required",
    }),
  effect: () => ({ kind: "other", emits: ["client.tags-changed"] }),
  results: [
    { name: "added", title: "Поставленные метки", titleEn: "Tags added", kind: "text" },
    { name: "removed", title: "Снятые метки", titleEn: "Tags removed", kind: "text" },
  ],
  async run(ctx, { card, params }) {
    const done = await change(ctx, card.clientId, { add: wordsOf(params.add), remove: wordsOf(params.remove) });
    return { added: done.added.join(", "), removed: done.removed.join(", ") };
  },
  preview: async (_ctx, { params }) =>
    [...wordsOf(params.add).map((tag) => `+ ${tag}`), ...wordsOf(params.remove).map((tag) => `− ${tag}`)].join(", "),
});
