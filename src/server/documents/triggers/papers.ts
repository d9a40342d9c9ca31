import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { paperKinds } from "../requests/data/paper-kinds.ts";
import { kindOptions } from "../requests/robots.ts";

const paperOptions = paperKinds.map(({ code, title }) => option(code, title[0], title[1]));
const anyPaper = field("paper", "select", ["Документ", "Paper"], {
  options: paperOptions,
  help: ["Пусто: любой", "Empty: any"],
});
const ofPaper = z.object({ paper: z.string().max(60).default("") });

export const itemReceived = defineTrigger({
  name: "documents.item-received",
  title: ["Получен документ из списка", "A requested paper came"],
  help: [
    "Срабатывает, когда клиент прислал документ по ссылке или его загрузил сотрудник, например паспорт.",
    "Fires when the client sent a paper by the link or an employee brought it, the passport for example.",
  ],
  group: "client",
  icon: "file-import",
  events: ["request.item-received"],
  fields: [anyPaper],
  params: ofPaper,
  matches: (_ctx, { event, card, params }) =>
    event.matterId === card.matterId &&
    (params.paper === "" || events["request.item-received"].data.parse(event.data).paper === params.paper),
});

export const requestCompleted = defineTrigger({
  name: "documents.request-completed",
  title: ["Все документы приняты", "All requested papers accepted"],
  help: [
    "Срабатывает, когда принят последний обязательный документ списка: дело можно готовить.",
    "Fires when the last required paper of the list is accepted: the case may be prepared.",
  ],
  group: "client",
  icon: "checks",
  events: ["request.completed"],
  fields: [],
  params: z.object({}),
  matches: (_ctx, { event, card }) => event.matterId === card.matterId,
});

export const packageCompleted = defineTrigger({
  name: "documents.package-completed",
  title: ["Комплект полон", "Package complete"],
  help: [
    "Срабатывает, когда в комплекте есть все документы и проверка ничего не нашла: можно подавать в суд.",
    "Fires when the package has all its papers and the check finds nothing: it may be filed.",
  ],
  group: "client",
  icon: "files",
  events: ["package.completed"],
  fields: [
    field("kind", "select", ["Комплект", "Package"], { options: kindOptions, help: ["Пусто: любой", "Empty: any"] }),
  ],
  params: z.object({ kind: z.string().max(20).default("") }),
  matches: (_ctx, { event, card, params }) =>
    event.matterId === card.matterId &&
    (params.kind === "" || events["package.completed"].data.parse(event.data).kind === params.kind),
});

export const paperSoonOld = defineTrigger({
  name: "documents.paper-soon-old",
  title: ["Документ скоро устареет", "A paper will soon be too old"],
  help: [
    "Срабатывает утром, за несколько рабочих дней до конца срока принятого документа, например справки о статусе ИП.",
    "Fires in the morning, some working days before an accepted paper becomes too old, the sole proprietor certificate for example.",
  ],
  group: "client",
  icon: "clock-exclamation",
  events: ["paper.soon-old"],
  fields: [anyPaper],
  params: ofPaper,
  matches: (_ctx, { event, card, params }) =>
    event.matterId === card.matterId &&
    (params.paper === "" || events["paper.soon-old"].data.parse(event.data).paper === params.paper),
});
