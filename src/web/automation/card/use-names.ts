import { useFormat } from "../../lib/format.ts";
import { useLocale } from "../../lib/locale.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { itemOf, titleIn } from "../model.ts";
import { useCatalog } from "../queries.ts";
import { withFactTitles } from "../words/params.ts";
import type { CardAutomation } from "./card-words.ts";

export function useNameOfStage(): (id: number) => string | undefined {
  const named = useStageName();
  const stages = usePipelines().data?.flatMap((pipeline) => pipeline.stages) ?? [];
  return (id) => {
    const stage = stages.find((one) => one.id === id);
    return stage && named(stage);
  };
}

/** Titles of robots may hold places for facts; a person reads the fact's title there: «Счёт: [ФИО]». */
export function useReadable(card: CardAutomation): CardAutomation {
  const locale = useLocale();
  const rules = card.why.flatMap((step) => step.rule ?? []);
  const hasMarks = [...rules, ...card.next, ...card.done, ...card.buttons].some((one) => one.title.includes("{{"));
  const facts = useCatalog(hasMarks).data?.facts;
  if (!hasMarks) return card;
  const read = <T extends { title: string }>(one: T): T => ({
    ...one,
    title: withFactTitles(one.title, facts ?? [], locale),
  });
  return {
    ...card,
    why: card.why.map((step) => (step.rule ? { ...step, rule: read(step.rule) } : step)),
    next: card.next.map(read),
    done: card.done.map(read),
    buttons: card.buttons.map(read),
  };
}

/** Titles of facts and triggers by their names. */
export function useWhenNames(eventTitle: (name: string) => string, isAsked: boolean) {
  const locale = useLocale();
  const catalog = useCatalog(isAsked).data;
  const f = useFormat();
  const whenNames = {
    when: f.when,
    now: f.context.now,
    factTitle: (name: string) => {
      const fact = catalog?.facts.find((one) => one.name === name);
      return fact && titleIn(fact, locale);
    },
    awaitTitle: (name: string) => {
      const trigger = catalog && itemOf(catalog, { kind: "trigger", name });
      if (trigger) return titleIn(trigger, locale);
      const title = eventTitle(name);
      // A name without words stays a name; it is not for people.
      return title === name ? undefined : title;
    },
  };
  return { whenNames, facts: catalog?.facts };
}
