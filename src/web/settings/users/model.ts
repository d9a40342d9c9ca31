import type { listUsers } from "../../../api/access.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";

export type User = ReplyOf<typeof listUsers>["items"][number];
