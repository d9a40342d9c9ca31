import type { Words } from "../../../../api/client-fields.ts";

/** Ready reasons, said to the client as they stand here. */
export const rejectReasons: readonly { code: string; title: Words }[] = [
  { code: "blurred", title: ["Нечётко: текст не прочитать", "Blurred: the text cannot be read"] },
  { code: "cut", title: ["Обрезаны края или угол", "Edges or a corner are cut off"] },
  { code: "not-all-pages", title: ["Не все страницы", "Not all pages"] },
  { code: "glare", title: ["Блик или тень закрывают текст", "Glare or shadow covers the text"] },
  { code: "old", title: ["Документ устарел, нужен свежий", "Too old, a fresh one is needed"] },
  { code: "wrong-paper", title: ["Это другой документ", "This is another paper"] },
  { code: "wrong-person", title: ["Документ на другого человека", "The paper is another person's"] },
  { code: "no-stamp", title: ["Нет подписи или печати", "No signature or stamp"] },
  { code: "screen", title: ["Снимок экрана: нужен сам документ", "A photo of a screen: the paper itself is needed"] },
  { code: "other", title: ["Другое", "Other"] },
];
const byCode = new Map(rejectReasons.map((reason) => [reason.code, reason]));
export const rejectReason = (code: string) => byCode.get(code);
