import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";

export const fileAdded = defineTrigger({
  name: "disk.file-added",
  title: ["Файл добавлен в папку клиента", "A file was added to the client's folder"],
  help: [
    "Срабатывает, когда в папку клиента или его дела положили файл: пришла справка от клиента.",
    "Fires when a file was put into the client's or the matter's folder: a certificate came from the client.",
  ],
  group: "client",
  icon: "file-plus",
  events: ["file.added"],
  fields: [
    field("where", "select", ["Куда", "Where"], {
      options: [
        option("any", "В любую папку клиента", "Any folder of the client"),
        option("matter", "В папку этого дела", "This matter's folder"),
      ],
    }),
  ],
  params: z.object({ where: z.enum(["any", "matter"]).default("any") }),
  // A file in the client's own folder names no matter, and so comes to all his open cards.
  matches: (_ctx, { event, params }) =>
    events["file.added"].data.parse(event.data).isFolder !== true &&
    (params.where === "any" || event.matterId !== null),
});
