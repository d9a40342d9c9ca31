import { Button } from "@mantine/core";
import { IconClock, IconLock, IconMicrophoneOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { searchRecording, type recordingStates } from "../../../api/telephony.ts";
import { call as ask } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "./player.module.css";
import { playerTexts } from "./player-texts.ts";
import { RecordingPlayer } from "./recording-player.tsx";

type CallRecordingsProps = {
  callId: number;
  state: (typeof recordingStates)[number] | null;
  recordings: readonly { id: number; seconds: number | null; state: string }[];
  nextAt?: string | null;
  error?: string | null;
};

/** All parts of a call's recording, or why there are none yet. */
export function CallRecordings({ callId, state, recordings, nextAt = null, error = null }: CallRecordingsProps) {
  const t = useTexts(playerTexts);
  const { can } = useSession();
  const kept = recordings.filter((one) => one.state === "kept");
  if (kept.length === 0) return state && <RecordingState callId={callId} state={state} nextAt={nextAt} error={error} />;
  if (!can("recordings.listen"))
    return (
      <span className={styles.state}>
        <IconLock size={15} stroke={1.8} />
        {t("noRight")}
      </span>
    );
  return (
    <div className={styles.recordings}>
      {kept.map((one, place) => (
        <RecordingPlayer
          key={one.id}
          recordingId={one.id}
          seconds={one.seconds}
          label={kept.length === 1 ? t("recording") : t("recordingNo", { n: place + 1 })}
        />
      ))}
    </div>
  );
}

type RecordingStateProps = Required<Omit<CallRecordingsProps, "recordings" | "state">> & {
  state: NonNullable<CallRecordingsProps["state"]>;
};

function RecordingState({ callId, state, nextAt, error }: RecordingStateProps) {
  const t = useTexts(playerTexts);
  const f = useFormat();
  const words = {
    waiting: nextAt ? t("waitingUntil", { when: f.when(nextAt) }) : t("waiting"),
    missing: error ? t("missingWhy", { reason: error }) : t("missing"),
    removed: t("removed"),
    kept: t("kept"),
  };
  return (
    <span className={styles.state} data-testid={`recording-${state}`}>
      {state === "waiting" ? <IconClock size={15} stroke={1.8} /> : <IconMicrophoneOff size={15} stroke={1.8} />}
      {words[state]}
      {state === "missing" && <SearchAgain callId={callId} />}
    </span>
  );
}

function SearchAgain({ callId }: { callId: number }) {
  const t = useTexts(playerTexts);
  const { can } = useSession();
  const queries = useQueryClient();
  const search = useMutation({
    mutationFn: () => ask(searchRecording, { params: { id: callId } }),
    onSuccess: () => toast({ text: t("searching") }),
    onError: (error) => toastError(error, t("notSearched")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["telephony"] }),
  });
  if (!can("calls.write")) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={search.isPending}
      onClick={() => search.mutate()}
      data-testid={`recording-search-${callId}`}
    >
      {t("search")}
    </Button>
  );
}
