import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import { Panel } from "../../ui/panel.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { FoundMatter } from "../queries.ts";
import { capital } from "../words/capital.ts";
import { CardActions } from "./card-actions.tsx";
import styles from "./card-robots.module.css";
import { useCardAutomation, useSkip } from "./card-queries.ts";
import { cardRobotTexts } from "./card-texts.ts";
import { nearest, whenWords, whoWords, type CardAutomation, type WhenNames, type WhyNames } from "./card-words.ts";
import { DoneList } from "./done-list.tsx";
import { NextList } from "./next-list.tsx";
import { Question } from "./question.tsx";
import { Stops } from "./stops-list.tsx";
import { TriggerButtons } from "./trigger-buttons.tsx";
import { useNameOfStage, useReadable, useWhenNames } from "./use-names.ts";
import { WhyList } from "./why-list.tsx";

export type Asked = "why" | "next" | "stops";
export type CardRobotsProps = {
  matter: FoundMatter & { pipelineId: number };
  eventWords: WhyNames["eventWords"];
  eventTitle: (name: string) => string;
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

function Answers({ card: told, matter, eventWords, eventTitle, asked }: CardRobotsProps & { card: CardAutomation }) {
  const t = useTexts(cardRobotTexts);
  const { can } = useSession();
  const card = useReadable(told);
  const stageName = useNameOfStage();
  const { whenNames, facts } = useWhenNames(eventTitle, card.next.length > 0);
  const skip = useSkip(matter);
  const { why, next, done, buttons } = card;
  return (
    <>
      <Question title={t("why")} short={<WhyShort card={card} />} asked={asked === "why"} testId="ask-why">
        {why.length > 0 ? <WhyList steps={why} names={{ eventWords, stageName }} /> : null}
      </Question>
      <Question
        title={t("next")}
        short={<NextShort card={card} names={whenNames} />}
        asked={asked === "next"}
        testId="ask-next"
      >
        {next.length > 0 ? (
          <NextList
            next={next}
            facts={facts}
            names={whenNames}
            onSkip={can("matters.write") ? (step) => skip.mutate(step) : undefined}
          />
        ) : null}
      </Question>
      {next.length > 0 && <Stops next={next} asked={asked === "stops"} />}
      {done.length > 0 && <Done card={card} matterId={matter.matterId} />}
      {buttons.length > 0 && can("matters.write") && (
        <TriggerButtons place={matter} buttons={buttons} stageName={stageName} />
      )}
    </>
  );
}

function WhyShort({ card: { why, enteredAt } }: { card: CardAutomation }) {
  const t = useTexts(cardRobotTexts);
  const f = useFormat();
  const locale = useLocale();
  const last = why[0];
  if (last) return `${capital(whoWords(last, t, locale))} · ${f.when(last.at)}`;
  return enteredAt === null ? t("whyNone") : t("whyNoneSince", { when: f.when(enteredAt) });
}

function NextShort({ card, names }: { card: CardAutomation; names: WhenNames }) {
  const t = useTexts(cardRobotTexts);
  const first = nearest(card.next);
  if (!first) return t("nothing");
  return t("nextLine", { title: first.title, when: whenWords(first, names, t) });
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
