import type { ReplyOf } from "../../../api/endpoint.ts";
import type { listConnections } from "../../../api/connections.ts";

export type Connection = ReplyOf<typeof listConnections>["items"][number];
