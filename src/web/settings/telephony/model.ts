import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { listExtensions, listPhoneConnections } from "../../../api/telephony.ts";
import { call } from "../../lib/api.ts";

export type PhoneConnection = ReplyOf<typeof listPhoneConnections>["items"][number];

export const connectionsQuery = queryOptions({
  queryKey: ["telephony", "connections"],
  queryFn: ({ signal }) => call(listPhoneConnections, {}, { signal }),
  refetchInterval: 60_000,
});

export const extensionsQuery = queryOptions({
  queryKey: ["telephony", "extensions"],
  queryFn: ({ signal }) => call(listExtensions, {}, { signal }),
});
