import { defineTexts } from "../../lib/i18n.ts";

export const stagesTexts = defineTexts({
  pipeline: ["Воронка", "Pipeline"],
  ru: ["По-русски", "In Russian"],
  en: ["По-английски", "In English"],
  color: ["Цвет", "Colour"],
  colorOf: ["Цвет стадии «{name}»", "Colour of the stage “{name}”"],
  look: ["На доске", "On the board"],
  won: ["успех", "won"],
  lost: ["отказ", "lost"],
  parked: ["отложено", "put off"],
  open: ["в работе", "open"],
  kind: ["Вид", "Kind"],
  changed: ["Стадия изменена: {name}", "Stage changed: {name}"],
  table: ["Стадии воронки", "Stages of the pipeline"],
  empty: ["Воронок нет", "There are no pipelines"],
});
