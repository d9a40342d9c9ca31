import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { getRoom, openThread } from "../../api/chat-rooms.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { Panel } from "../ui/panel.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { Count } from "../ui/tag.tsx";
import { toastError } from "../ui/toast-store.ts";
import styles from "./chat.module.css";
import { useThread } from "./queries.ts";
import { RoomView } from "./room-view.tsx";
import { chatTexts } from "./texts.ts";

/** In the client's card: what colleagues say of him among themselves. */
export function ClientThread({ clientId }: { clientId: number }) {
  const t = useTexts(chatTexts);
  const thread = useThread(clientId);
  const open = useMutation({
    mutationFn: () => call(openThread, { body: { clientId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["chat", "thread", clientId] }),
    onError: (error) => toastError(error),
  });
  const roomId = thread.data?.id ?? null;
  return (
    <Panel
      title={t("thread")}
      flush
      testId="client-thread"
      aside={
        roomId !== null && (
          <span className={styles.threadAside}>
            <Count value={thread.data?.unread ?? 0} tone="red" label={t("unread", { n: thread.data?.unread ?? 0 })} />
            <Link to="/chat" search={{ room: roomId }} aria-label={t("openInChat")} data-tip={t("openInChat")}>
              <IconExternalLink size={17} />
            </Link>
          </span>
        )
      }
    >
      <QueryState query={thread} compact loading={<LoadingRows rows={2} height={48} />}>
        {() =>
          roomId === null ? (
            <div className={styles.noThread}>
              <p>{t("threadEmpty")}</p>
              <Button
                variant="default"
                size="compact-md"
                loading={open.isPending}
                onClick={() => open.mutate()}
                data-testid="thread-start"
              >
                {t("startThread")}
              </Button>
            </div>
          ) : (
            <Thread roomId={roomId} />
          )
        }
      </QueryState>
    </Panel>
  );
}

function Thread({ roomId }: { roomId: number }) {
  const [sought, setSought] = useState<number | undefined>(undefined);
  const room = useQuery({
    queryKey: ["chat", "room", roomId],
    queryFn: ({ signal }) => call(getRoom, { params: { id: roomId } }, { signal }),
  });
  return (
    <QueryState query={room} compact loading={<LoadingRows rows={2} height={48} />}>
      {(info) => (
        <div className={styles.threadBox}>
          <RoomView room={info.room} sought={sought} onSeek={setSought} compact />
        </div>
      )}
    </QueryState>
  );
}
