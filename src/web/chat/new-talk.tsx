import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createRoom, openDirect } from "../../api/chat-rooms.ts";
import { call } from "../lib/api.ts";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { toastError } from "../ui/toast-store.ts";
import styles from "./chat.module.css";
import { PeopleChoice } from "./people-choice.tsx";
import { roomsKey } from "./queries.ts";
import { chatTexts } from "./texts.ts";

type NewTalkProps = { what: "room" | "direct"; onClose: () => void; onOpen: (roomId: number) => void };

export function NewTalk({ what, onClose, onOpen }: NewTalkProps) {
  return what === "direct" ? (
    <NewDirect onClose={onClose} onOpen={onOpen} />
  ) : (
    <NewRoom onClose={onClose} onOpen={onOpen} />
  );
}

type PartProps = Omit<NewTalkProps, "what">;

/** The room comes into the list before it is opened. */
const useMade = ({ onClose, onOpen }: PartProps) => ({
  onSuccess: async ({ id }: { id: number }) => {
    await queryClient.invalidateQueries({ queryKey: roomsKey });
    onClose();
    onOpen(id);
  },
  onError: (error: unknown) => toastError(error),
});

function NewDirect(props: PartProps) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const people = useActiveColleagues().filter(({ id }) => id !== user.id);
  const open = useMutation({
    mutationFn: (userId: number) => call(openDirect, { body: { userId } }),
    ...useMade(props),
  });
  return (
    <Dialog opened onClose={props.onClose} title={t("newDirect")} testId="chat-new-direct">
      <PeopleChoice people={people} onPick={(id) => open.mutate(id)} />
    </Dialog>
  );
}

function NewRoom(props: PartProps) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const people = useActiveColleagues().filter(({ id }) => id !== user.id);
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState("");
  const [kind, setKind] = useState<"open" | "private">("open");
  const [chosen, setChosen] = useState<number[]>([]);
  const [key] = useState(newKey);
  const make = useMutation({
    mutationFn: () => call(createRoom, { body: { kind, title: title.trim(), topic, userIds: chosen, key } }),
    ...useMade(props),
  });
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t("newRoom")}
      testId="chat-new-room"
      footer={
        <Button
          disabled={title.trim() === ""}
          loading={make.isPending}
          onClick={() => make.mutate()}
          data-testid="chat-make-room"
        >
          {t("make")}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextInput
          label={t("roomName")}
          value={title}
          maxLength={80}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-testid="chat-room-title"
        />
        <TextInput
          label={t("roomTopic")}
          value={topic}
          maxLength={300}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        <Segmented
          wide
          titled
          label={t("whoSees")}
          value={kind}
          onChange={setKind}
          segments={[
            { value: "open", label: t("seenByAll") },
            { value: "private", label: t("seenByMembers") },
          ]}
        />
        {kind === "private" && (
          <PeopleChoice
            people={people}
            chosen={chosen}
            onPick={(id) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))}
          />
        )}
      </div>
    </Dialog>
  );
}
