import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { dayOf } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { Dialog } from "../ui/sheet.tsx";
import styles from "./form.module.css";
import { gateOf } from "./gate.ts";
import type { Stage } from "./queries.ts";
import { useStageName } from "./stage-name.ts";
import { clientTexts } from "./texts.ts";
import type { MoveWords } from "./use-move.ts";

type MoveDialogProps = {
  from: Stage;
  to: Stage;
  onClose: () => void;
  onMove: (to: Stage, words: MoveWords) => Promise<unknown>;
};

/** Asks only what this move needs. Leaving it keeps the card in place. */
export function MoveDialog({ from, to, onClose, onMove }: MoveDialogProps) {
  const t = useTexts(clientTexts);
  const stageName = useStageName();
  const gate = gateOf(from, to);
  const [words, setWords] = useState<MoveWords>({});
  const [busy, setBusy] = useState(false);
  const put = (part: MoveWords) => setWords((now) => ({ ...now, ...part }));
  const ready =
    (!gate?.reason || filled(words.reason)) &&
    (!gate?.lostReason || filled(words.lostReason)) &&
    (!gate?.parkedUntil || filled(words.parkedUntil));
  const go = async () => {
    if (!ready || busy) return;
    setBusy(true);
    // A refusal has been told by the toast; the typed words stay for another try.
    await onMove(to, words).then(onClose, () => setBusy(false));
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("moveTitle", { from: stageName(from), to: stageName(to) })}
      testId="move-dialog"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("stay")}
          </Button>
          <Button
            onClick={() => void go()}
            disabled={!ready}
            loading={busy}
            color={to.kind === "lost" ? "red" : "blue"}
            data-testid="move-go"
          >
            {t("moveDo")}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        {gate?.lostReason && (
          <Reason
            label={t("lostReason")}
            ready={[t("lostNoAnswer"), t("lostOther"), t("lostSum"), t("lostMind")]}
            value={words.lostReason ?? ""}
            onChange={(lostReason) => put({ lostReason })}
            onGo={go}
            testId="move-lost-reason"
          />
        )}
        {gate?.parkedUntil && (
          <ParkedUntil value={words.parkedUntil ?? ""} onChange={(parkedUntil) => put({ parkedUntil })} />
        )}
        {gate?.reason && (
          <Reason
            label={t("backReason")}
            hint={t("backHint")}
            ready={[t("backSlip"), t("backMissing"), t("backAgain")]}
            value={words.reason ?? ""}
            onChange={(reason) => put({ reason })}
            onGo={go}
            testId="move-reason"
          />
        )}
      </Stack>
    </Dialog>
  );
}

type ReasonProps = {
  label: string;
  hint?: string;
  ready: string[];
  value: string;
  onChange: (text: string) => void;
  onGo: () => Promise<void>;
  testId: string;
};

function Reason({ label, hint, ready, value, onChange, onGo, testId }: ReasonProps) {
  return (
    <div>
      <Textarea
        label={label}
        description={hint}
        data-autofocus
        autosize
        minRows={2}
        maxLength={300}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void onGo();
        }}
      />
      <div className={styles.picks}>
        {ready.map((text) => (
          <button
            key={text}
            type="button"
            className={styles.pick}
            aria-pressed={value === text}
            onClick={() => onChange(text)}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

function ParkedUntil({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const inDays = (days: number) => dayOf(new Date(f.context.now.getTime() + days * 86_400_000), f.context.zone);
  return (
    <div>
      <TextInput
        type="date"
        label={t("parkedUntil")}
        description={t("parkedHint")}
        min={inDays(1)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="move-parked-until"
      />
      <div className={styles.picks}>
        {(
          [
            [7, "inWeek"],
            [30, "inMonth"],
            [90, "inQuarter"],
          ] as const
        ).map(([days, key]) => (
          <button
            key={key}
            type="button"
            className={styles.pick}
            aria-pressed={value === inDays(days)}
            onClick={() => onChange(inDays(days))}
          >
            {t(key)}
          </button>
        ))}
      </div>
    </div>
  );
}

const filled = (text: string | undefined) => text !== undefined && text.trim() !== "";
