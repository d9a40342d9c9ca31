// Lines of papers, files, requests and packages; event-text.tsx has the rest.
import { IconAlertTriangle, IconBan, IconClock, IconFile, IconFileCheck, IconFileText } from "@tabler/icons-react";
import type { LineName } from "../../api/line-names.ts";
import type { Look } from "./line-look.ts";

export const paperLooks = {
  "document.created": {
    text: ["Составлен документ", "A paper was made"],
    icon: IconFileText,
    tone: "gray",
    look: "line",
  },
  "document.finalised": {
    text: ["Документ выпущен", "A paper became final"],
    icon: IconFileText,
    tone: "blue",
    look: "line",
  },
  "document.sent": {
    text: ["Документ отправлен клиенту", "A paper was sent to the client"],
    icon: IconFileText,
    tone: "gray",
    look: "line",
  },
  "document.viewed": {
    text: ["Клиент открыл документ", "The client opened a paper"],
    icon: IconFileText,
    tone: "green",
    look: "line",
  },
  "document.signed": {
    text: ["Документ подписан", "A paper was signed"],
    icon: IconFileCheck,
    tone: "green",
    look: "line",
  },
  "document.cancelled": {
    text: ["Документ отменён", "A paper was cancelled"],
    icon: IconBan,
    tone: "amber",
    look: "line",
  },
  "file.added": { text: ["Добавлен файл", "A file was added"], icon: IconFile, tone: "gray", look: "noise" },
  "file.shared": {
    text: ["Выдана ссылка на файл", "A link to a file was given"],
    icon: IconFile,
    tone: "gray",
    look: "line",
  },
  "file.shared-opened": {
    text: ["Файл скачали по ссылке", "A file was downloaded by its link"],
    icon: IconFile,
    tone: "green",
    look: "line",
  },
  "file.broken": {
    text: ["Файл на диске повреждён", "A file of the disk is broken"],
    icon: IconAlertTriangle,
    tone: "red",
    look: "line",
  },
  "request.sent": {
    text: ["Клиенту выдана ссылка для документов", "The client was given a link for papers"],
    icon: IconFileText,
    tone: "gray",
    look: "line",
  },
  "request.item-received": {
    text: ["Получен документ из списка", "A requested paper came"],
    icon: IconFile,
    tone: "blue",
    look: "noise",
  },
  "request.completed": {
    text: ["Все документы приняты", "All papers are accepted"],
    icon: IconFileCheck,
    tone: "green",
    look: "line",
  },
  "paper.soon-old": {
    text: ["Документ скоро устареет", "A paper will soon be too old"],
    icon: IconClock,
    tone: "amber",
    look: "line",
  },
  "package.completed": {
    text: ["Комплект документов полон", "The package is complete"],
    icon: IconFileCheck,
    tone: "green",
    look: "line",
  },
  "package.sealed": {
    text: ["Комплект собран", "The package was assembled"],
    icon: IconFileCheck,
    tone: "blue",
    look: "line",
  },
  "package.stale": {
    text: ["Собранный комплект устарел: данные изменились", "The assembled package went stale: facts changed"],
    icon: IconAlertTriangle,
    tone: "amber",
    look: "line",
  },
  "library.sent": {
    text: ["Клиенту отправлен материал из библиотеки", "An item of the library was sent to the client"],
    icon: IconFileText,
    tone: "gray",
    look: "line",
  },
} satisfies Partial<Record<LineName, Look>>;
