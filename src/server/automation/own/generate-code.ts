import { randomInt } from "node:crypto";
import { z } from "zod";
import { defineRobot } from "../define.ts";
import { field, option } from "../fields.ts";
import { setCardVariable } from "../values/set-card-variable.ts";

/** Without letters and digits that people take for one another when they read a code aloud: 0 and O, 1, I and l. */
const alphabets = {
  digits: "0123456789",
  letters: "ABCDEFGHJKMNPQRSTUVWXYZ",
  both: "23456789ABCDEFGHJKMNPQRSTUVWXYZ",
} as const;

export const generateCode = defineRobot({
  name: "automation.generate-code",
  title: ["Сделать случайный код", "Make a random code"],
  help: [
    "Делает код, который нельзя угадать: 6 цифр для сверки с клиентом по телефону.",
    "Makes a code that cannot be guessed: 6 digits to check with the client by phone.",
  ],
  group: "other",
  icon: "password",
  fields: [
    field("length", "number", ["Длина", "Length"], { isRequired: true, help: ["От 4 до 32", "From 4 to 32"] }),
    field("alphabet", "select", ["Из чего", "Made of"], {
      options: [
        option("digits", "Цифры", "Digits"),
        option("letters", "Латинские буквы", "Latin letters"),
        option("both", "Буквы и цифры", "Letters and digits"),
      ],
    }),
    field("into", "variable", ["Записать в переменную", "Into the variable"]),
  ],
  results: [{ name: "code", title: "Код", titleEn: "Code", kind: "text" }],
  params: z.object({
    length: z.coerce.number().int().min(4).max(32).default(6),
    alphabet: z.enum(["digits", "letters", "both"]).default("digits"),
    into: z.string().max(40).optional(),
  }),
  async run(ctx, { card, params: { length, alphabet, into } }) {
    const signs = alphabets[alphabet];
    const code = Array.from({ length }, () => signs.charAt(randomInt(signs.length))).join("");
    if (into) await setCardVariable(ctx, { matterId: card.matterId, code: into, value: code });
    return { code };
  },
  effect: (params) => ({ kind: "other", emits: params.into ? ["variable.changed"] : [] }),
  preview: async (_ctx, { params }) => `${params.length} × ${alphabets[params.alphabet]}`,
});
