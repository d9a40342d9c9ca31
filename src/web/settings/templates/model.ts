import type { ReplyOf } from "../../../api/endpoint.ts";
import type { listTemplates } from "../../../api/messaging.ts";

export type TemplateList = ReplyOf<typeof listTemplates>;
export type Template = TemplateList["items"][number];
