import { useFormat } from "../../lib/format.ts";
import { useLocale } from "../../lib/locale.ts";
import { usePastStages } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { itemOf, titleIn, type Fact } from "../model.ts";
import { useCatalog } from "../queries.ts";
import { withFactTitles } from "../words/params.ts";
import type { WhenNames } from "./card-words.ts";

export function useNameOfStage(): (id: number) => string | undefined {
  const named = useStageName();
  const stages = usePastStages();
  return (id) => {
    const stage = stages.find((one) => one.id === id);
    return stage && named(stage);
  };
}

type Titled = { title: string };

/** Titles of robots may hold places for facts; a person reads the fact's title there: «Счёт: [ФИО]». */
export function useReadable<T extends Titled>(all: readonly T[]): T[] {
  const locale = useLocale();
  const hasMarks = all.some((one) => one.title.includes("{{"));
  const facts = useCatalog(hasMarks).data?.facts ?? [];
  return all.map((one) => ({ ...one, title: withFactTitles(one.title, facts, locale) }));
}

/** Titles of facts and triggers by their names. */
export function useWhenNames(): { names: WhenNames; facts: Fact[] | undefined } {
  const locale = useLocale();
  const catalog = useCatalog().data;
  const f = useFormat();
  const names = {
    when: f.when,
    now: f.context.now,
    factTitle: (name: string) => {
      const fact = catalog?.facts.find((one) => one.name === name);
      return fact && titleIn(fact, locale);
    },
    awaitTitle: (name: string) => {
      const trigger = catalog && itemOf(catalog, { kind: "trigger", name });
      return trigger && titleIn(trigger, locale);
    },
  };
  return { names, facts: catalog?.facts };
}
