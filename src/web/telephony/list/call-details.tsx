import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { holdRecording, type Call } from "../../../api/telephony.ts";
import { call as ask } from "../../lib/api.ts";
import { formatLength } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { UnknownCaller } from "../dock/unknown-caller.tsx";
import { CallRecordings } from "../player/call-recordings.tsx";
import { callQuery, type CallDetails, type Recording } from "../queries.ts";
import { ResultForm } from "../result-form.tsx";
import styles from "./list.module.css";
import { listTexts } from "./list-texts.ts";

/** The opened row: the sound, the note and the result, whom it rang at, what the line told. */
export function CallDetailsPanel({ call }: { call: Call }) {
  const query = useQuery(callQuery(call.id));
  return (
    <div className={styles.details} data-testid={`call-details-${call.id}`}>
      <QueryState query={query} compact loading={<LoadingRows rows={1} height={60} />}>
        {(details) => <Loaded details={details} />}
      </QueryState>
    </div>
  );
}

function Loaded({ details }: { details: CallDetails }) {
  const t = useTexts(listTexts);
  const { can } = useSession();
  // The form stays while its own save refetches the row; after that the row tells the result.
  const [isFinishing, setFinishing] = useState(details.isUnfinished);
  const isOver = details.state === "ended";
  return (
    <>
      {details.recording !== null && (
        <Part title={t("recording")} wide>
          <CallRecordings
            callId={details.id}
            state={details.recording}
            recordings={details.recordings}
            nextAt={details.recordingNextAt}
            error={details.recordingError}
          />
          {can("firm.write") && details.recordings.map((one) => <Hold key={one.id} recording={one} />)}
        </Part>
      )}
      {isOver && isFinishing && can("calls.write") ? (
        <Part>
          <ResultForm call={details} onSaved={() => setFinishing(false)} />
        </Part>
      ) : (
        details.note && (
          <Part title={t("note")}>
            <p className={styles.body}>{details.note}</p>
          </Part>
        )
      )}
      {details.client === null && details.connectionId !== null && (
        <Part>
          <UnknownCaller call={details} />
        </Part>
      )}
      {details.legs.length > 0 && <Legs legs={details.legs} />}
      {details.events.length > 0 && <Events events={details.events} />}
    </>
  );
}

function Part({ title, wide, children }: { title?: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={styles.part} data-wide={wide || undefined}>
      {title && <h3 className={styles.partTitle}>{title}</h3>}
      {children}
    </section>
  );
}

/** When its answer was not told, the end of the talk names whose it was. */
const hasAnswered = (leg: CallDetails["legs"][number]) => leg.answeredAt !== null || leg.seconds !== null;

function Legs({ legs }: Pick<CallDetails, "legs">) {
  const t = useTexts(listTexts);
  return (
    <Part title={t("legs")}>
      <ul className={styles.lines}>
        {legs.map((leg) => (
          <li key={`${leg.extension}-${leg.rangAt ?? ""}`}>
            <b>{leg.user?.name ?? t("extension", { number: leg.extension })}</b>{" "}
            <span className={styles.dim}>
              {hasAnswered(leg) ? t("legAnswered", { time: formatLength(leg.seconds ?? 0) }) : t("legRang")}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Events({ events }: Pick<CallDetails, "events">) {
  const t = useTexts(listTexts);
  const f = useFormat();
  return (
    <Part>
      <details className={styles.told}>
        <summary>{t("events")}</summary>
        <ul className={styles.lines}>
          {events.map((one) => (
            <li key={one.id}>
              <time dateTime={one.at}>{f.when(one.at)}</time>{" "}
              <span className={styles.dim}>
                {one.event === "statistics" ? t("statistics") : one.event}
                {one.extension && ` · ${t("extension", { number: one.extension })}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Part>
  );
}

/** Legal hold: what a court may ask for is not removed by its term. */
function Hold({ recording }: { recording: Recording }) {
  const t = useTexts(listTexts);
  const f = useFormat();
  const queries = useQueryClient();
  const hold = useMutation({
    mutationFn: (isHeld: boolean) => ask(holdRecording, { params: { id: recording.id }, body: { isHeld } }),
    onSuccess: (saved) => toast({ text: t(saved.isHeld ? "held" : "unheld") }),
    onError: (error) => toastError(error, t("notHeld")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["telephony", "call"] }),
  });
  if (recording.state === "removed") return null;
  return (
    <Switch
      label={t("hold")}
      hint={t("holdHint", { day: f.date(recording.keepUntil) })}
      checked={hold.isPending ? hold.variables : recording.isHeld}
      onChange={(isHeld) => hold.mutate(isHeld)}
      testId={`recording-hold-${recording.id}`}
    />
  );
}
