import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { channelTitle } from "../lib/channel-names.ts";
import { formatTime } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useStageName } from "../lib/stage-name.ts";
import { PhoneNumber } from "../ui/phone-number.tsx";
import { Tag } from "../ui/tag.tsx";
import type { Tone } from "../ui/tone.ts";
import { ChannelSign } from "./channel-sign.tsx";
import styles from "./facts.module.css";
import { useWays, type Facts } from "./queries.ts";
import { dialogTexts } from "./texts.ts";

/** What is to be known while one answers: the next step first, then the matter, tasks, ways to write, the client. */
export function FactsPane({ clientId, facts }: { clientId: number; facts: Facts }) {
  const t = useTexts(dialogTexts);
  const navigate = useNavigate();
  return (
    <aside className={styles.pane} aria-label={t("about")} data-testid="dialog-facts-pane">
      <Matters facts={facts} />
      <Tasks facts={facts} />
      <Ways clientId={clientId} />
      <Client facts={facts} />
      <Button
        variant="default"
        fullWidth
        onClick={() => void navigate({ to: "/clients/$clientId", params: { clientId: String(clientId) } })}
        data-testid="dialog-open-card"
      >
        {t("openCard")}
      </Button>
    </aside>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

function Matters({ facts }: { facts: Facts }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const named = useStageName();
  const stages = (usePipelines().data ?? []).flatMap((pipeline) => pipeline.stages);
  const step = facts.matters.find((one) => one.isOpen)?.nextStep;
  const due = step?.dueAt ? f.due(step.dueAt) : null;
  return (
    <>
      <Block title={t("nextStep")}>
        {step ? (
          <div className={styles.step}>
            <span>{step.title}</span>
            {due && <Tag tone={DUE[due.tone]}>{due.text}</Tag>}
          </div>
        ) : (
          <p className={styles.none}>{t("noStep")}</p>
        )}
      </Block>
      {facts.matters.map((matter) => {
        const stage = stages.find((one) => one.id === matter.stageId);
        return (
          <div key={matter.id} className={styles.matter}>
            <span className={styles.matterTop}>
              <b>{t("matter", { number: matter.number })}</b>
              <Tag tone={matter.isOpen ? "blue" : "gray"}>{stage ? named(stage) : t("matterClosed")}</Tag>
            </span>
            <span className={styles.dim}>
              {t("inStage", { days: f.days(f.daysSince(matter.stageEnteredAt)) })} ·{" "}
              {matter.responsible?.name ?? t("nobody").toLowerCase()}
            </span>
          </div>
        );
      })}
    </>
  );
}

const DUE: Record<"overdue" | "today" | "later", Tone> = { overdue: "red", today: "amber", later: "gray" };

function Tasks({ facts }: { facts: Facts }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  return (
    <Block title={t("tasks")}>
      {facts.tasks.length === 0 ? (
        <p className={styles.none}>{t("noTasks")}</p>
      ) : (
        <ul className={styles.rows}>
          {facts.tasks.map((task) => {
            const due = task.dueAt ? f.due(task.dueAt) : null;
            return (
              <li key={task.id} className={styles.row}>
                <span>
                  {task.title}
                  {task.user && <span className={styles.dim}> · {task.user}</span>}
                </span>
                {due && <Tag tone={DUE[due.tone]}>{due.text}</Tag>}
              </li>
            );
          })}
        </ul>
      )}
    </Block>
  );
}

function Ways({ clientId }: { clientId: number }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const ways = useWays(clientId).data ?? [];
  if (ways.length === 0) return null;
  const stateOf = (way: (typeof ways)[number]) => {
    if (way.isOptedOut) return ["way_out", "red"] as const;
    if (!way.isOn || way.isSick) return ["way_off", "gray"] as const;
    if (way.failedReason !== null) return ["way_bad", "red"] as const;
    const isOpen = !way.hasWindow || (way.windowUntil !== null && new Date(way.windowUntil) > f.context.now);
    return isOpen ? (["way_open", "green"] as const) : (["way_template", "amber"] as const);
  };
  return (
    <Block title={t("ways")}>
      <ul className={styles.rows}>
        {ways.map((way) => {
          const [state, tone] = stateOf(way);
          return (
            <li key={`${way.connectionId}-${way.address}`} className={styles.row}>
              <span className={styles.way}>
                <ChannelSign channel={way.channel} />
                {channelTitle(way.channel)}
              </span>
              <Tag tone={tone}>{t(state)}</Tag>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

function Client({ facts }: { facts: Facts }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const rows: [string, ReactNode][] = [];
  if (facts.phone) rows.push([t("phone"), <PhoneNumber key="phone" phone={facts.phone} />]);
  if (facts.email) rows.push([t("email"), facts.email]);
  if (facts.city) rows.push([t("city"), facts.city]);
  rows.push([t("localTime"), formatTime(f.context.now, { zone: facts.zone })]);
  if (facts.debtKopecks > 0)
    rows.push([t("debt"), `${f.money(facts.debtKopecks)} · ${t("creditors", { n: facts.creditors })}`]);
  if (facts.tags.length > 0) rows.push([t("tags"), facts.tags.join(", ")]);
  return (
    <Block title={t("about")}>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
