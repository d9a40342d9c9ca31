import { Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addMembers, removeMember, setMembership, updateRoom } from "../../api/chat-rooms.ts";
import { call } from "../lib/api.ts";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { confirm } from "../ui/confirm.tsx";
import { FileChips } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { QueryState } from "../ui/states.tsx";
import { Switch } from "../ui/switch.tsx";
import { toastError } from "../ui/toast-store.ts";
import styles from "./chat.module.css";
import { PeopleChoice } from "./people-choice.tsx";
import { hrefOf } from "./post-row.tsx";
import { useRoomInfo, type RoomInfo as Info } from "./queries.ts";
import { useRoomName } from "./room-name.ts";
import { chatTexts } from "./texts.ts";

type RoomInfoProps = { roomId: number; onClose: () => void; onSeek: (postId: number) => void; onLeft: () => void };

/** What is known of a room: its people, what is pinned, its files, one's own silence. */
export function RoomInfo({ roomId, onClose, onSeek, onLeft }: RoomInfoProps) {
  const t = useTexts(chatTexts);
  const info = useRoomInfo(roomId);
  return (
    <aside className={styles.info} aria-label={t("about")} data-testid="chat-about">
      <header className={styles.infoHead}>
        <h2>{t("about")}</h2>
        <IconButton label={t("close")} icon={<IconX size={18} />} onClick={onClose} />
      </header>
      <div className={styles.infoBody}>
        <QueryState query={info} compact>
          {(data) => <Known key={roomId} info={data} onSeek={onSeek} onLeft={onLeft} />}
        </QueryState>
      </div>
    </aside>
  );
}

function Known({ info, onSeek, onLeft }: { info: Info; onSeek: (postId: number) => void; onLeft: () => void }) {
  const t = useTexts(chatTexts);
  const { room, pinned, files } = info;
  const isNamed = room.kind === "open" || room.kind === "private";
  return (
    <>
      {isNamed && <Naming info={info} />}
      {pinned.length > 0 && (
        <Part title={t("pinned")}>
          {pinned.map((post) => (
            <button key={post.id} type="button" className={styles.pin} onClick={() => onSeek(post.id)}>
              <b>{post.author.name}</b>
              <span>{post.body}</span>
            </button>
          ))}
        </Part>
      )}
      <Own info={info} />
      {room.kind !== "direct" && <Members info={info} onLeft={onLeft} />}
      <Part title={t("files")}>
        {files.length === 0 ? (
          <p className={styles.none}>{t("noFiles")}</p>
        ) : (
          <FileChips
            label={t("files")}
            files={files.map((file) => ({ key: file.id, ...file, href: hrefOf(file.id) }))}
          />
        )}
      </Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className={styles.part}>
    <h3>{title}</h3>
    {children}
  </section>
);

/** Every change of a room tells itself by the feed; here only what failed is said. */
const useChange = <V,>(change: (value: V) => Promise<unknown>) =>
  useMutation({
    mutationFn: change,
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: ["chat"], predicate: ({ queryKey }) => queryKey[1] !== "posts" }),
    onError: (error) => toastError(error),
  });

function Naming({ info: { room } }: { info: Info }) {
  const t = useTexts(chatTexts);
  const name = useRoomName()(room);
  const [title, setTitle] = useState(name);
  const [topic, setTopic] = useState(room.topic);
  const save = useChange((body: { title?: string; topic?: string; isArchived?: boolean }) =>
    call(updateRoom, { params: { id: room.id }, body }),
  );
  const isChanged = (title.trim() !== name || topic !== room.topic) && title.trim() !== "";
  return (
    <div className={styles.form}>
      <TextInput
        label={t("roomName")}
        value={title}
        maxLength={80}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t("roomTopic")}
        value={topic}
        maxLength={300}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      {isChanged && (
        <Button
          size="compact-md"
          loading={save.isPending}
          onClick={() => save.mutate({ title: title.trim() === name ? room.title : title.trim(), topic })}
        >
          {t("save")}
        </Button>
      )}
      {room.code === null && (
        <Button variant="default" size="compact-md" onClick={() => save.mutate({ isArchived: !room.isArchived })}>
          {t(room.isArchived ? "unarchive" : "archive")}
        </Button>
      )}
    </div>
  );
}

function Own({ info: { room } }: { info: Info }) {
  const t = useTexts(chatTexts);
  const change = useChange((body: { isMuted?: boolean; follows?: boolean }) =>
    call(setMembership, { params: { id: room.id }, body }),
  );
  const shown = { ...room, ...(change.isPending ? change.variables : {}) };
  return (
    <div className={styles.form}>
      <Switch
        label={t("mute")}
        checked={shown.isMuted}
        onChange={(isMuted) => change.mutate({ isMuted })}
        testId="chat-mute"
      />
      {room.kind === "client" && (
        <Switch label={t("followThread")} checked={shown.follows} onChange={(follows) => change.mutate({ follows })} />
      )}
    </div>
  );
}

function Members({ info: { room, members }, onLeft }: { info: Info; onLeft: () => void }) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const [isAdding, setAdding] = useState(false);
  const others = useActiveColleagues().filter(({ id }) => !members.some((member) => member.id === id));
  const add = useChange((userId: number) => call(addMembers, { params: { id: room.id }, body: { userIds: [userId] } }));
  const remove = useChange((userId: number) => call(removeMember, { params: { id: room.id, userId } }));
  const leave = async () => {
    if (
      !(await confirm({
        title: t("leaveTitle", { name: room.title }),
        text: t("leaveText"),
        action: t("leave"),
        danger: true,
      }))
    )
      return;
    remove.mutate(user.id, { onSuccess: onLeft });
  };
  const isPrivate = room.kind === "private";
  return (
    <Part title={`${t("members")} · ${members.length}`}>
      <ul className={styles.people}>
        {members.map((member) => (
          <li key={member.id} className={styles.member}>
            <Avatar name={member.name} size={26} label="" />
            <span className={styles.personName}>{member.name}</span>
            {isPrivate && member.id !== user.id && (
              <IconButton
                label={t("takeOut", { name: member.name })}
                icon={<IconX size={15} />}
                size={28}
                onClick={() => remove.mutate(member.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {isAdding && <PeopleChoice people={others} onPick={(id) => add.mutate(id)} />}
      {(isPrivate || room.kind === "open") && (
        <Button variant="default" size="compact-md" onClick={() => setAdding(!isAdding)} data-testid="chat-add-people">
          {t("addPeople")}
        </Button>
      )}
      {isPrivate && (
        <Button variant="subtle" color="red" size="compact-md" onClick={() => void leave()}>
          {t("leave")}
        </Button>
      )}
    </Part>
  );
}
