import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";
import { compileIcu } from "./icu.ts";
import { sayIcu } from "./icu-say.ts";

const texts = [
  "Здравствуйте, {name}",
  "{n, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}",
  "{n, plural, =0 {нет} one {одна} other {{n} из {all}}} в списке",
  "{who, select, me {Вы взяли} other {{name} взял(а)}} заявку № {n}",
  "{n, plural, one {# '#' task} other {# tasks of {all, plural, one {# list} other {# lists}}}}",
  "{n, plural, one {# {who, select, me {#} other {x}}} other {# {who, select, me {# me} other {x}}}}",
];
const values = [0, 1, 2, 5, 11, 21, 1.5, 12345].map((n) => ({
  n,
  all: n + 1,
  name: "Ксения",
  who: n > 2 ? "me" : "constructor",
}));

it.each(texts)("says as Lingui does: %s", (text) => {
  for (const locale of ["ru", "en"]) {
    const lingui = setupI18n({ locale, messages: { [locale]: { text: compileMessage(text) } } });
    for (const one of values) expect(sayIcu(compileIcu(text), one, locale)).toBe(lingui._("text", one));
  }
});
