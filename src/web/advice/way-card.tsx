import type { Advice, Way } from "../../api/advice.ts";
import { useFormat } from "../lib/format.ts";
import { sayPair, useTexts, type Pair } from "../lib/i18n.ts";
import { Tag } from "../ui/tag.tsx";
import styles from "./advice.module.css";
import { costTexts, dateTexts, groundTexts } from "./condition-texts.ts";
import { ConditionRow } from "./condition-row.tsx";
import { adviceTexts, routeTexts } from "./texts.ts";
import { wanting } from "./wanting.ts";

type WayCardProps = {
  way: Way;
  rules: Advice["rules"];
  onAsk: (code: string) => void;
  /** Unfolded at first. */
  isOpen: boolean;
};

const tones = { yes: "green", no: "gray", unknown: "amber" } as const;
const grounds: Record<string, Pair> = groundTexts;
const dates: Record<string, Pair> = dateTexts;

/** One way: whether it fits, each of its conditions, its dates and what the state takes for it. */
export function WayCard({ way, rules, onAsk, isOpen }: WayCardProps) {
  const t = useTexts(adviceTexts);
  const names = useTexts(routeTexts);
  const f = useFormat();
  const list = (conditions: Way["needed"]) => (
    <ul className={styles.conditions}>
      {conditions.map((one) => (
        <ConditionRow key={one.code} condition={one} rules={rules} onAsk={onAsk} />
      ))}
    </ul>
  );
  // A sign of a right is its own only condition; a ground of the MFC has a name.
  const isNamed = way.oneOf.some(({ code }) => code in grounds);
  return (
    <details className={styles.way} open={isOpen} data-answer={way.answer} data-testid={`way-${way.route}`}>
      <summary className={styles.head}>
        <h3 className={styles.name}>{names(way.route)}</h3>
        <Tag tone={tones[way.answer]}>
          {way.answer === "yes" ? t("fits") : way.answer === "no" ? t("closed") : t("unsure", { n: wanting(way) })}
        </Tag>
      </summary>
      <div className={styles.inside}>
        {list(way.needed)}
        {way.oneOf.length > 0 && <p className={styles.oneOf}>{t("oneOf")}</p>}
        {isNamed
          ? way.oneOf.map((ground) => (
              <section key={ground.code} className={styles.ground} data-answer={ground.answer}>
                <h4 className={styles.groundName}>
                  {sayPair(grounds[ground.code])} <Tag tone={tones[ground.answer]}>{t(ground.answer)}</Tag>
                </h4>
                {list(ground.needed)}
              </section>
            ))
          : list(way.oneOf.flatMap(({ needed }) => needed))}
        {way.dates.map(({ code, day }) => (
          <p key={code} className={styles.date}>
            {dates[code] ? sayPair(dates[code], { day: f.date(day) }) : day}
          </p>
        ))}
        {way.costs.length > 0 && <Costs costs={way.costs} />}
      </div>
    </details>
  );
}

function Costs({ costs }: { costs: Way["costs"] }) {
  const t = useTexts(adviceTexts);
  const c = useTexts(costTexts);
  const f = useFormat();
  const name = (code: string) => (code in costTexts ? c(code as keyof typeof costTexts) : code); // `in` has just told so
  const sum = ({ minKopecks, maxKopecks }: Way["costs"][number]) =>
    maxKopecks === 0
      ? t("free")
      : minKopecks === maxKopecks
        ? f.money(minKopecks)
        : `${f.money(minKopecks)} – ${f.money(maxKopecks)}`;
  return (
    <p className={styles.costs}>
      {t("costs")}: {costs.map((cost) => `${name(cost.code)} ${sum(cost)}`).join(", ")}
    </p>
  );
}
