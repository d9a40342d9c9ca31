import { Button } from "@mantine/core";
import { IconFlag3 } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Panel } from "../ui/panel.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./advice.module.css";
import { ChooseDialog } from "./choose-dialog.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { useAdvice, type AdviceReply } from "./queries.ts";
import { Questions } from "./questions.tsx";
import { Records } from "./records.tsx";
import { adviceTexts } from "./texts.ts";
import { WayCard } from "./way-card.tsx";

/** Which lawful ways fit the client: side by side, each condition with its mark, unknown ones with what settles them. */
export function AdvicePanel({ matterId }: { matterId: number }) {
  const t = useTexts(adviceTexts);
  const query = useAdvice(matterId);
  return (
    <Panel title={t("title")} testId="advice">
      <QueryState query={query} loading={<LoadingRows rows={4} height={60} />}>
        {(reply) => <Loaded matterId={matterId} reply={reply} />}
      </QueryState>
    </Panel>
  );
}

function Loaded({ matterId, reply: { clientId, advice, answers, records } }: { matterId: number; reply: AdviceReply }) {
  const t = useTexts(adviceTexts);
  const f = useFormat();
  const { can } = useSession();
  const [isChoosing, setChoosing] = useState(false);
  const [isWide, setWide] = useState(false);
  const [asked, setAsked] = useState<{ code: string; n: number } | null>(null);
  const ask = (code: string) => setAsked((now) => ({ code, n: (now?.n ?? 0) + 1 }));
  // What fits stands first, what is closed last; each keeps its place among its like.
  const order = { yes: 0, unknown: 1, no: 2 };
  const ways = advice.ways.toSorted((a, b) => order[a.answer] - order[b.answer]);
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <p className={styles.hint}>{t("hint", { day: f.date(advice.day) })}</p>
        {can("matters.write") && (
          <Button onClick={() => setChoosing(true)} data-testid="advice-open">
            {t("choose")}
          </Button>
        )}
      </div>
      <Records records={records} />
      <Flags advice={advice} onAsk={ask} />
      <div className={styles.ways}>
        {ways.map((way) => (
          <WayCard key={way.route} way={way} rules={advice.rules} onAsk={ask} isOpen={way.answer === "yes"} />
        ))}
      </div>
      <Button variant="default" onClick={() => setWide(true)} data-testid="advice-compare">
        {t("compare")}
      </Button>
      <Sheet opened={isWide} onClose={() => setWide(false)} title={t("title")} size={1120} testId="advice-wide">
        <div className={styles.wide}>
          {ways.map((way) => (
            <WayCard
              key={way.route}
              way={way}
              rules={advice.rules}
              onAsk={(code) => {
                setWide(false);
                ask(code);
              }}
              isOpen
            />
          ))}
        </div>
      </Sheet>
      <Questions clientId={clientId} answers={answers} asked={asked} />
      {isChoosing && <ChooseDialog matterId={matterId} advice={advice} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function Flags({ advice, onAsk }: { advice: AdviceReply["advice"]; onAsk: (code: string) => void }) {
  const t = useTexts(adviceTexts);
  const raised = advice.flags.filter(({ answer }) => answer === "yes");
  const unknown = advice.flags.filter(({ answer }) => answer === "unknown");
  return (
    <section className={styles.flags} data-raised={raised.length > 0 || undefined} data-testid="advice-flags">
      <h3 className={styles.name}>
        <IconFlag3 size={17} aria-hidden /> {raised.length > 0 || unknown.length > 0 ? t("flags") : t("noFlags")}
        {raised.length > 0 && <Tag tone="red">{t("flagsHint")}</Tag>}
        {unknown.length > 0 && <Tag tone="amber">{t("flagsUnknown", { n: unknown.length })}</Tag>}
      </h3>
      <ul className={styles.flagList}>
        {[...raised, ...unknown].map((flag) => (
          <ConditionRow key={flag.code} condition={flag} rules={advice.rules} onAsk={onAsk} isFlag />
        ))}
      </ul>
    </section>
  );
}
