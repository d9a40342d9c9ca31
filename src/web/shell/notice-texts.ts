import { defineTexts } from "../lib/i18n.ts";

/** By `kind` of a notice; values come from its `data`. */
export const noticeTexts = defineTexts({
  "application.received": [
    "Новая заявка № {number}: позвоните за 15 минут",
    "New application No. {number}: call within 15 minutes",
  ],
});
