import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CallOf, ReplyOf } from "../../api/endpoint.ts";
import { search } from "../../api/overview.ts";
import {
  getCall,
  getLineFigures,
  getRecordingPeaks,
  listCalls,
  listCurrentCalls,
  listVaultDays,
} from "../../api/telephony.ts";
import { call } from "../lib/api.ts";
import { formatPhone } from "../lib/people.ts";

export type CurrentCall = ReplyOf<typeof listCurrentCalls>["items"][number];
export type CallDetails = ReplyOf<typeof getCall>;
export type Recording = CallDetails["recordings"][number];
export type CallQuery = Omit<NonNullable<CallOf<typeof listCalls>["query"]>, "after">;
export type Figures = ReplyOf<typeof getLineFigures>;
export type VaultDay = ReplyOf<typeof listVaultDays>["items"][number];

/** While a call goes on its state is asked for too: a lost word of the feed must not leave a card hanging. */
const WATCH_MS = 15_000;

export const currentCallsQuery = queryOptions({
  queryKey: ["telephony", "current"],
  queryFn: ({ signal }) => call(listCurrentCalls, {}, { signal }),
  refetchInterval: ({ state }) => (state.data && state.data.items.length > 0 ? WATCH_MS : false),
});

export const callsQuery = (query: CallQuery) =>
  infiniteQueryOptions({
    queryKey: ["telephony", "calls", query] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listCalls, { query: { ...query, ...(pageParam === "" ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const callQuery = (id: number) =>
  queryOptions({
    queryKey: ["telephony", "call", id] as const,
    queryFn: ({ signal }) => call(getCall, { params: { id } }, { signal }),
  });

export const peaksQuery = (recordingId: number) =>
  queryOptions({
    queryKey: ["telephony", "peaks", recordingId] as const,
    queryFn: ({ signal }) => call(getRecordingPeaks, { params: { id: recordingId } }, { signal }),
    // The sound of a recording never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const figuresQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["telephony", "figures", from, to] as const,
    queryFn: ({ signal }) => call(getLineFigures, { query: { from, to } }, { signal }),
  });

export const vaultQuery = infiniteQueryOptions({
  queryKey: ["telephony", "vault"] as const,
  queryFn: ({ pageParam, signal }) =>
    call(listVaultDays, { query: pageParam === "" ? {} : { after: pageParam } }, { signal }),
  initialPageParam: "",
  getNextPageParam: (last) => last.next,
});

export type FoundClient = { id: number; name: string };

/** Clients by name or phone, each once whatever number of matters he has. */
export async function findClients(text: string, signal: AbortSignal) {
  const { items } = await call(search, { query: { q: text } }, { signal });
  const once = items.filter((hit, place) => items.findIndex((other) => other.clientId === hit.clientId) === place);
  return once.map(({ clientId, name, phone, city }) => ({
    key: clientId,
    label: name,
    detail: [phone && formatPhone(phone), city].filter(Boolean).join(" · "),
    item: { id: clientId, name } satisfies FoundClient,
  }));
}
