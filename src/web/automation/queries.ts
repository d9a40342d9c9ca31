import { useQuery } from "@tanstack/react-query";
import { getCatalog, getRules } from "../../api/automation.ts";
import { listDocumentTemplates } from "../../api/document-templates.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { listTemplates } from "../../api/messaging.ts";
import { search } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { inOtherLayout } from "../lib/layout-switch.ts";
import type { Locale } from "../lib/locale.ts";
import { formatPhone } from "../lib/people.ts";
import type { Found } from "../ui/search-pick.tsx";

export const rulesKey = (pipelineId: number) => ["automation", "rules", pipelineId];

/** Changes with the program, and with variables and published robots: what changes those reads it anew. `mayAsk` is false while nothing on the screen needs its names. */
export const useCatalog = (mayAsk = true) =>
  useQuery({
    queryKey: ["automation", "catalog"],
    queryFn: ({ signal }) => call(getCatalog, {}, { signal }),
    staleTime: Infinity,
    enabled: mayAsk,
  });
export const useRules = (pipelineId: number | undefined) =>
  useQuery({
    queryKey: rulesKey(pipelineId ?? 0),
    queryFn: ({ signal }) => call(getRules, { params: { id: pipelineId ?? 0 } }, { signal }),
    enabled: pipelineId !== undefined,
  });
export const useTemplates = () =>
  useQuery({ queryKey: ["message-templates"], queryFn: ({ signal }) => call(listTemplates, {}, { signal }) });

export const usePaperTemplates = () =>
  useQuery({
    queryKey: ["document-templates"],
    queryFn: ({ signal }) => call(listDocumentTemplates, {}, { signal }),
  });

type PaperTemplate = ReplyOf<typeof listDocumentTemplates>["items"][number];

/** Kinds of papers by code; of several templates of one kind the first names it. */
export function kindsOfPapers(templates: readonly PaperTemplate[], locale: Locale): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const one of templates) if (!kinds.has(one.kind)) kinds.set(one.kind, locale === "ru" ? one.title : one.titleEn);
  return kinds;
}

export type FoundMatter = {
  clientId: number;
  name: string;
  matterId: number;
  matterNumber: number | null;
  stageId: number | null;
};

/** Clients with a matter, as typed or, when nothing is found, by the same keys in the other layout. */
export async function findMatters(text: string, signal: AbortSignal, noMatter: string): Promise<Found<FoundMatter>[]> {
  const ask = async (q: string) => (await call(search, { query: { q } }, { signal })).items;
  const direct = await ask(text);
  const other = direct.length === 0 ? inOtherLayout(text) : null;
  const hits = other === null ? direct : await ask(other);
  return hits.map(({ clientId, name, matterId, matterNumber, stageId, phone, city }) => ({
    key: `${clientId}-${matterId ?? 0}`,
    label: name,
    detail: [matterId === null ? noMatter : `№ ${matterNumber ?? matterId}`, phone && formatPhone(phone), city]
      .filter((part) => part !== null && part !== "")
      .join(" · "),
    disabled: matterId === null,
    item: { clientId, name, matterId: matterId ?? 0, matterNumber, stageId },
  }));
}
