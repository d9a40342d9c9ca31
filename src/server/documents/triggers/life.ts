import { z } from "zod";
import { defineTrigger, field } from "../../automation/index.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";

const Told = z.object({ kind: z.string() });

/** A step of a paper's life is of one kind of papers or of any. */
const ofKind = {
  group: "client" as const,
  fields: [field("kind", "document-kind", ["Документ", "Document"], { help: ["Пусто: любой", "Empty: any"] })],
  params: z.object({ kind: z.string().max(60).default("") }),
  matches: (_ctx: unknown, { event, params }: { event: StoredEvent; params: { kind: string } }): boolean =>
    params.kind === "" || Told.parse(event.data).kind === params.kind,
};

export const documentCreated = defineTrigger({
  ...ofKind,
  name: "documents.document-created",
  events: ["document.created"],
  title: ["Составлен документ", "Document made"],
  help: [
    "Срабатывает, когда документ составлен роботом или сотрудником, например договор.",
    "Fires when a paper was made by a robot or an employee, a contract for example.",
  ],
  icon: "file-plus",
});
export const documentFinalised = defineTrigger({
  ...ofKind,
  name: "documents.document-finalised",
  events: ["document.finalised"],
  title: ["Документ выпущен", "Document final"],
  help: [
    "Срабатывает, когда документ выпущен: получил номер и больше не меняется.",
    "Fires when a paper became final: it has its number and changes no more.",
  ],
  icon: "file-text",
});
export const documentViewed = defineTrigger({
  ...ofKind,
  name: "documents.document-viewed",
  events: ["document.viewed"],
  title: ["Клиент открыл документ", "The client opened a document"],
  help: [
    "Срабатывает, когда клиент впервые открыл документ по своей ссылке.",
    "Fires when the client first opened a paper by his link.",
  ],
  icon: "eye",
});
export const documentSigned = defineTrigger({
  ...ofKind,
  name: "documents.document-signed",
  events: ["document.signed"],
  title: ["Документ подписан", "Document signed"],
  help: [
    "Срабатывает, когда документ подписан: кодом из СМС или загружен подписанный скан.",
    "Fires when a paper was signed: by a code or by an uploaded scan.",
  ],
  icon: "signature",
});
