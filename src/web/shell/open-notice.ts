import type { AnyRouter } from "@tanstack/react-router";
import type { ReplyOf } from "../../api/endpoint.ts";
import type { listNotices } from "../../api/notices.ts";

type Notice = ReplyOf<typeof listNotices>["items"][number];

/** The place a notice speaks of. */
export function openNotice(router: AnyRouter, { client, matterId, kind, data }: Notice): void {
  const { roomId, postId } = data;
  if (typeof roomId === "number")
    void router.navigate({
      to: "/chat",
      search: { room: roomId, ...(kind === "chat.mention" && typeof postId === "number" ? { post: postId } : {}) },
    });
  else if (client)
    void router.navigate({
      to: "/clients/$clientId",
      params: { clientId: String(client.id) },
      search: matterId === null ? {} : { matter: matterId },
    });
  else if (kind.startsWith("application")) void router.navigate({ to: "/applications" });
}
