import { IconChevronRight } from "@tabler/icons-react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { placeOf, titleOf, wayTo } from "./fact-place.ts";
import type { MissingFact } from "./queries.ts";
import styles from "./facts.module.css";
import { paperTexts } from "./texts.ts";

type ListProps = { missing: readonly MissingFact[]; leave: () => void; openMatter: (field: string) => void };

/** What a paper lacks, each a way to the field where it is filled; those of this very form tell so. */
export function MissingList({ missing, leave, openMatter }: ListProps) {
  const t = useTexts(paperTexts);
  const locale = useLocale();
  return (
    <ul className={styles.list} data-testid="paper-missing">
      {onePerPlace(missing).map((fact) => {
        const go = wayTo(fact, { leave, openMatter });
        const title = sayPair(titleOf(fact), undefined, locale);
        const words = (
          <span className={styles.words}>
            <span className={styles.title}>{title}</span>
            <span className={styles.source}>{t(sourceOf(fact))}</span>
          </span>
        );
        return (
          <li key={keyOf(fact)} data-tone="red">
            {go ? (
              <button
                type="button"
                className={styles.fact}
                onClick={go}
                aria-label={t("goToFact", { title })}
                data-testid={`missing-${fact.name}`}
              >
                {words}
                <IconChevronRight size={16} className={styles.arrow} />
              </button>
            ) : (
              <div className={styles.fact}>{words}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export const keyOf = ({ where, name, id, path }: MissingFact): string => `${where} ${name} ${id ?? ""} ${path}`;

function sourceOf(fact: MissingFact) {
  if (fact.where === "matter" && fact.name.startsWith("contract.")) return "lacksContract";
  return placeOf(fact)?.at === "form" ? "lacksExtra" : (`where_${fact.where}` as const);
}

/** Several leaves that one field fills are one line. */
function onePerPlace(missing: readonly MissingFact[]): MissingFact[] {
  const seen = new Set<string>();
  return missing.filter(({ where, name, id }) => {
    const key = `${where} ${name} ${id ?? ""}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
