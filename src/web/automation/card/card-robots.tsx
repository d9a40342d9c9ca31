import type { ComponentType } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useLocale } from "../../lib/locale.ts";
import { plainTitle } from "../../lib/quotes.ts";
import { useSession } from "../../lib/session.ts";
import { Panel } from "../../ui/panel.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { FoundMatter } from "../queries.ts";
import { capital } from "../words/capital.ts";
import styles from "./card-robots.module.css";
import { useCardAutomation } from "./card-queries.ts";
import { cardRobotTexts } from "./card-texts.ts";
import {
  nearest,
  stopLines,
  stopsShort,
  whenWords,
  whoWords,
  type CardAutomation,
  type WhyStep,
} from "./card-words.ts";
import { Question } from "./question.tsx";

// The short answers come with the card; the long ones when they are asked for.
const loading = <LoadingRows rows={2} height={44} />;
const NextList = late(() => import("./next-list.tsx").then((module) => module.NextList), loading);
const StopsList = late(() => import("./stops-list.tsx").then((module) => module.StopsList), loading);
const DoneList = late(() => import("./done-list.tsx").then((module) => module.DoneList), loading);
const CardActions = late(() => import("./card-actions.tsx").then((module) => module.CardActions));
const TriggerButtons = late(() => import("./trigger-buttons.tsx").then((module) => module.TriggerButtons));

export type Asked = "why" | "next" | "stops";
export type CardRobotsProps = {
  matter: FoundMatter & { pipelineId: number };
  /** The chain of causes, in the words of events that the page knows. */
  Why: ComponentType<{ steps: WhyStep[] }>;
  /** The question a link came to ask. */
  asked?: Asked | undefined;
};

/** Why the card is here, what will happen next by itself, and what would stop it. */
export function CardRobots(props: CardRobotsProps) {
  const t = useTexts(cardRobotTexts);
  const { matter } = props;
  const card = useCardAutomation(matter);
  const waiting = card.data?.next.length ?? 0;
  return (
    <Panel
      title={t("title")}
      flush
      testId="card-robots"
      aside={
        <span className={styles.aside}>
          {waiting > 0 && <Tag tone="violet">{t("waiting", { n: waiting })}</Tag>}
          <CardActions matter={matter} waiting={waiting} />
        </span>
      }
    >
      <QueryState query={card} compact loading={<LoadingRows rows={3} height={52} />}>
        {(data) => <Answers {...props} card={data} />}
      </QueryState>
    </Panel>
  );
}

function Answers({ card, matter, Why, asked }: CardRobotsProps & { card: CardAutomation }) {
  const t = useTexts(cardRobotTexts);
  const { can } = useSession();
  const { why, next, done, buttons } = card;
  const stops = stopLines(next, t);
  return (
    <>
      <Question title={t("why")} short={<WhyShort card={card} />} asked={asked === "why"} testId="ask-why">
        {why.length > 0 ? <Why steps={why} /> : null}
      </Question>
      <Question title={t("next")} short={<NextShort card={card} />} asked={asked === "next"} testId="ask-next">
        {next.length > 0 ? <NextList next={next} place={matter} /> : null}
      </Question>
      {stops.length > 0 && (
        <Question title={t("stops")} short={stopsShort(stops, t)} asked={asked === "stops"} testId="ask-stops">
          <StopsList lines={stops} next={next} />
        </Question>
      )}
      {done.length > 0 && <Done card={card} matterId={matter.matterId} />}
      {buttons.length > 0 && can("matters.write") && <TriggerButtons place={matter} buttons={buttons} />}
    </>
  );
}

function WhyShort({ card: { why, enteredAt } }: { card: CardAutomation }) {
  const t = useTexts(cardRobotTexts);
  const f = useFormat();
  const locale = useLocale();
  const last = why[0];
  if (last) return `${capital(plainTitle(whoWords(last, t, locale)))} · ${f.when(last.at)}`;
  return enteredAt === null ? t("whyNone") : t("whyNoneSince", { when: f.when(enteredAt) });
}

function NextShort({ card }: { card: CardAutomation }) {
  const t = useTexts(cardRobotTexts);
  const f = useFormat();
  const first = nearest(card.next);
  if (!first) return t("nothing");
  // Names of facts and triggers come with the long answer.
  const unnamed = () => undefined;
  const names = { when: f.when, now: f.context.now, factTitle: unnamed, awaitTitle: unnamed };
  return t("nextLine", { title: plainTitle(first.title), when: whenWords(first, names, t) });
}

function Done({ card: { done }, matterId }: { card: CardAutomation; matterId: number }) {
  const t = useTexts(cardRobotTexts);
  const failed = done.filter((line) => line.outcome === "failed").length;
  const all = t("doneCount", { n: done.length });
  return (
    <Question
      title={t("done")}
      short={failed > 0 ? `${all}, ${t("failed", { n: failed })}` : all}
      tone={failed > 0 ? "red" : undefined}
      testId="ask-done"
    >
      <DoneList done={done} matterId={matterId} />
    </Question>
  );
}
