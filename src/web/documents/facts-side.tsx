import { Button, TextInput } from "@mantine/core";
import { IconChevronRight, IconCircleCheck, IconRefresh, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { matchesTyped } from "../lib/layout-switch.ts";
import { useLocale } from "../lib/locale.ts";
import { useSession } from "../lib/session.ts";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { wayTo } from "./fact-place.ts";
import styles from "./facts.module.css";
import { keyOf, MissingList } from "./missing-list.tsx";
import { useChanges, type ChangedFact, type FullPaper, type UsedFact } from "./queries.ts";
import { paperTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

type SideProps = { paper: FullPaper; leave: () => void; openMatter: (field: string) => void };

/** What the paper says and where it was taken from: first what is missing or no longer so. */
export function FactsSide({ paper, leave, openMatter }: SideProps) {
  const t = useTexts(paperTexts);
  const locale = useLocale();
  const isLiving = paper.status !== "cancelled";
  const changes = useChanges(paper.id, isLiving);
  const [typed, setTyped] = useState("");
  const ways = { leave, openMatter };
  const needle = typed.trim();
  const shown = paper.used.filter(
    (fact) => needle === "" || matchesTyped(`${fact.title.join(" ")} ${fact.shown}`, needle),
  );
  return (
    <section className={styles.side} aria-label={t("facts")}>
      {isLiving && (
        <QueryState query={changes} loading={<LoadingRows rows={2} height={40} />} compact>
          {({ changed, missing }) => (
            <div data-testid="paper-changes" aria-live="polite">
              {missing.length > 0 && (
                <>
                  <h3 className={styles.heading}>{t("missingNow")}</h3>
                  <MissingList missing={missing} {...ways} />
                </>
              )}
              {changed.length > 0 && (
                <>
                  <h3 className={styles.heading}>{t("changedSince")}</h3>
                  <ul className={styles.list} data-testid="paper-changed">
                    {changed.map((fact) => (
                      <FactLine key={`${keyOf(fact)} ${fact.shown}`} fact={fact} ways={ways} />
                    ))}
                  </ul>
                </>
              )}
              {paper.status === "draft" && missing.length + changed.length > 0 && <Remake paper={paper} />}
              {missing.length + changed.length === 0 && paper.used.length > 0 && (
                <p className={styles.same}>
                  <IconCircleCheck size={17} /> {t("allSame")}
                </p>
              )}
            </div>
          )}
        </QueryState>
      )}
      <h3 className={styles.heading}>{t("facts")}</h3>
      {paper.used.length > 8 && (
        <TextInput
          aria-label={t("findFact")}
          placeholder={t("findFact")}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 && <p className={styles.none}>{t(paper.used.length === 0 ? "noFacts" : "nothingFound")}</p>}
      <ul className={styles.list} data-testid="paper-facts" lang={locale}>
        {shown.map((fact) => (
          <FactLine key={`${keyOf(fact)} ${fact.shown}`} fact={fact} ways={ways} />
        ))}
      </ul>
    </section>
  );
}

/** A draft is made anew by one press; what is missing is told again where it still is. */
function Remake({ paper }: { paper: FullPaper }) {
  const t = useTexts(paperTexts);
  const { can } = useSession();
  const deeds = useDeeds(paper.clientId);
  if (!can("documents.write")) return null;
  return (
    <Button
      variant="default"
      fullWidth
      mt={8}
      leftSection={<IconRefresh size={16} />}
      loading={deeds.isBusy}
      onClick={() => void deeds.remake(paper)}
      data-testid="paper-remake"
    >
      {t("remake")}
    </Button>
  );
}

type LineProps = { fact: UsedFact | ChangedFact; ways: { leave: () => void; openMatter: (field: string) => void } };

/** Its name, its value as the paper says it, its source; a press goes to the fact. */
function FactLine({ fact, ways }: LineProps) {
  const t = useTexts(paperTexts);
  const locale = useLocale();
  const title = sayPair(fact.title, undefined, locale);
  const isChanged = "now" in fact;
  // What the paper itself was told has no other place than the paper.
  const go = fact.where === "extra" ? null : wayTo(fact, ways);
  const words = (
    <span className={styles.words}>
      <span className={styles.source}>
        {title} · {t(`where_${fact.where}`)}
      </span>
      {isChanged ? <Change fact={fact} /> : <span className={styles.value}>{fact.shown}</span>}
    </span>
  );
  return (
    <li data-tone={isChanged ? "amber" : undefined}>
      {go ? (
        <button
          type="button"
          className={styles.fact}
          onClick={go}
          aria-label={`${t("goToFact", { title })}. ${fact.shown}`}
        >
          {words}
          <IconChevronRight size={16} className={styles.arrow} />
        </button>
      ) : (
        <div className={styles.fact}>{words}</div>
      )}
    </li>
  );
}

function Change({ fact: { shown, now } }: { fact: ChangedFact }) {
  const t = useTexts(paperTexts);
  // A fact that came later stands only among today's.
  if (now === shown) return <span className={styles.value}>{t("added", { value: shown })}</span>;
  return (
    <dl className={styles.change}>
      <dt>{t("inPaper")}</dt>
      <dd>{shown}</dd>
      <dt>{t("nowIs")}</dt>
      <dd>{now ?? t("gone")}</dd>
    </dl>
  );
}
