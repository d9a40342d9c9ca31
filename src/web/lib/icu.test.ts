import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";
import { compileIcu } from "./icu.ts";

it.each([
  "Клиенты",
  "Здравствуйте, {name}",
  "{n, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}",
  "{n, plural, =0 {нет} one {одна} other {{n} из {all}}} в списке",
  "{who, select, me {Вы взяли} other {{name} взял(а)}} заявку № {number}",
  "Robots' messages don't '{'lie'}' # here",
  "{n, plural, one {# '#' task} other {# tasks of {m, plural, one {# list} other {# lists}}}}",
])("compiles as Lingui does: %s", (text) => {
  expect(compileIcu(text)).toEqual(compileMessage(text));
});

it("refuses a broken text", () => {
  expect(() => compileIcu("{n, plural, one {#}")).toThrow();
  expect(() => compileIcu("лишняя } скобка")).toThrow();
});
