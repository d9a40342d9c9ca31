import type { ReplyOf } from "../../api/endpoint.ts";
import { search } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { inOtherLayout } from "../lib/layout-switch.ts";
import { formatPhone } from "../lib/people.ts";

type Hit = ReplyOf<typeof search>["items"][number];
export type FoundClient = Hit & { detail: string };

/** Looks for the text as typed and, when nothing is found, for the same keys in the other layout; `needle` is what matched. */
export async function findClients(
  text: string,
  signal: AbortSignal,
): Promise<{ clients: FoundClient[]; needle: string }> {
  const direct = await ask(text, signal);
  const other = direct.length === 0 ? inOtherLayout(text) : null;
  if (other === null) return { clients: direct, needle: text };
  const converted = await ask(other, signal);
  return { clients: converted, needle: converted.length > 0 ? other : text };
}

async function ask(q: string, signal: AbortSignal): Promise<FoundClient[]> {
  const { items } = await call(search, { query: { q } }, { signal });
  return items.map((hit) => ({ ...hit, detail: detailOf(hit) }));
}

const detailOf = ({ matterNumber, phone, city }: Hit) =>
  [matterNumber === null ? null : `№ ${matterNumber}`, phone === null ? null : formatPhone(phone), city]
    .filter((part) => part !== null)
    .join(" · ");
