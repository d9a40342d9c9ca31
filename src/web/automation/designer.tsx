import { useMemo, useState } from "react";
import type { getRules } from "../../api/automation.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { useColleagues } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useLocale } from "../lib/locale.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { Sheet } from "../ui/sheet.tsx";
import { Board } from "./board/board.tsx";
import { BoardSearch } from "./board/board-search.tsx";
import { DesignerContext, type Designer } from "./designer-context.ts";
import {
  groupOf,
  itemOf,
  nameIn,
  ruleTitle,
  titleIn,
  type Catalog,
  type Pipeline,
  type Rule,
  type Spot,
} from "./model.ts";
import { lastOn, placed, type Place } from "./placing.ts";
import { kindsOfPapers, usePaperTemplates, useTemplates } from "./queries.ts";
import { withResults } from "./result-facts.ts";
import { useRuleChanges } from "./rule-changes.ts";
import { automationTexts } from "./texts.ts";
import { withFactTitles } from "./words/params.ts";
import { DraftBar } from "./versions/draft-bar.tsx";
import { foundRules, withBranches, wordsOf } from "./words/search.ts";

// The forms open by a click and weigh more than the board itself.
const Chooser = late(() => import("./chooser.tsx").then((module) => module.Chooser));
const StageDialog = late(() => import("./board/stage-dialog.tsx").then((module) => module.StageDialog));
const CopyDialog = late(() => import("./board/copy-dialog.tsx").then((module) => module.CopyDialog));
const RuleSheet = late(() => import("./editor/rule-sheet.tsx").then((module) => module.RuleSheet));
const TrialSheet = late(() => import("./trial/trial-sheet.tsx").then((module) => module.TrialSheet));

type StageQuestion = { rule: Rule; what: "move" | "copy" };
export type DesignerPlace = { stage?: number | undefined; rule?: number | undefined };
type DesignerProps = {
  pipeline: Pipeline;
  catalog: Catalog;
  rules: Rule[];
  heads: Pick<ReplyOf<typeof getRules>, "draft" | "published" | "removed">;
  place: DesignerPlace;
  onPlace: (place: DesignerPlace) => void;
  isTrying: boolean;
  onTried: () => void;
};

/** The board of a pipeline's automation with everything that opens beside it. */
export function AutomationDesigner({
  pipeline,
  catalog,
  rules,
  heads,
  place,
  onPlace,
  isTrying,
  onTried,
}: DesignerProps) {
  const t = useTexts(automationTexts);
  const [adding, setAdding] = useState<Spot | null>(null);
  const [fresh, setFresh] = useState<{ spot: Spot; name: string } | null>(null);
  const [question, setQuestion] = useState<StageQuestion | null>(null);
  const value = useDesignerValue({ pipeline, catalog, rules, removed: heads.removed, onPlace, setAdding, setQuestion });
  const search = useBoardSearch(value);
  const designer = { ...value, seen: search.seen };
  const open = rules.find((one) => one.id === place.rule);
  const asked = (what: StageQuestion["what"]) => (question?.what === what ? question.rule : null);
  const [moved, copied] = [asked("move"), asked("copy")];
  const answer = (stageId: number) => {
    setQuestion(null);
    if (moved) designer.move(moved, lastOn(rules, moved, stageId));
  };
  return (
    <DesignerContext value={designer}>
      <DraftBar draft={heads.draft} published={heads.published}>
        <BoardSearch typed={search.typed} onType={search.setTyped} found={search.found} all={rules.length} />
      </DraftBar>
      <Board stageId={place.stage} onStage={(stage) => onPlace({ stage })} />
      {moved && <StageDialog rule={moved} onClose={() => setQuestion(null)} onChoose={answer} />}
      {copied && <CopyDialog rule={copied} onClose={() => setQuestion(null)} />}
      <Sheet
        opened={adding !== null}
        onClose={() => setAdding(null)}
        title={t(adding?.kind === "trigger" ? "chooseTrigger" : "chooseRobot")}
        size={460}
        testId="chooser"
      >
        {adding && (
          <Chooser
            kind={adding.kind}
            onChoose={(item) => {
              setFresh({ spot: adding, name: item.name });
              setAdding(null);
            }}
          />
        )}
      </Sheet>
      {fresh && (
        <RuleSheet
          key={`new-${fresh.spot.stageId}-${fresh.name}`}
          subject={fresh}
          opened
          onClose={() => setFresh(null)}
          onSaved={() => setFresh(null)}
        />
      )}
      {open && !fresh && (
        <RuleSheet
          key={open.id}
          subject={{ rule: open }}
          opened
          onClose={() => onPlace({ rule: undefined })}
          onSaved={() => onPlace({ rule: undefined })}
        />
      )}
      {isTrying && <TrialSheet opened onClose={onTried} on={designer} />}
    </DesignerContext>
  );
}

type ValueInput = Pick<DesignerProps, "pipeline" | "catalog" | "rules" | "onPlace"> & {
  removed: Rule[];
  setAdding: (spot: Spot) => void;
  setQuestion: (question: StageQuestion) => void;
};

function useDesignerValue(input: ValueInput): Designer {
  const { pipeline, catalog: offered, rules, removed, onPlace, setAdding, setQuestion } = input;
  const catalog = useMemo(() => withResults(offered, rules), [offered, rules]);
  const t = useTexts(automationTexts);
  const locale = useLocale();
  const { can } = useSession();
  const people = useColleagues().data ?? [];
  const templates = useTemplates().data?.items ?? [];
  const kinds = kindsOfPapers(usePaperTemplates().data?.items ?? [], locale);
  const pipelines = usePipelines().data ?? [];
  const titleOf = (rule: Rule) => withFactTitles(ruleTitle(rule, catalog, locale), catalog.facts, locale);
  const stageName = (id: number) => {
    const stage = pipeline.stages.find((one) => one.id === id);
    return stage ? nameIn(stage, locale) : `№ ${id}`;
  };
  const changes = useRuleChanges(pipeline.id, rules, titleOf);
  const move = async (rule: Rule, to: Place) => {
    await changes.move(
      rule,
      to,
      to.stageId === rule.stageId && to.parentId === rule.parentId
        ? placeWords(rule, to)
        : t("moved", { title: titleOf(rule), stage: stageName(to.stageId) }),
    );
    focusRule(rule.id);
  };
  const placeWords = (rule: Rule, to: Place) => {
    const group = groupOf(placed(rules, rule.id, to), { ...to, kind: rule.kind });
    return t("movedPlace", {
      title: titleOf(rule),
      n: group.findIndex((one) => one.id === rule.id) + 1,
      all: group.length,
    });
  };
  return {
    pipeline,
    catalog,
    rules,
    removed,
    seen: null,
    locale,
    titleOf,
    stageName,
    factTitle: (name) => {
      const fact = catalog.facts.find((one) => one.name === name);
      return fact ? titleIn(fact, locale) : name;
    },
    canWrite: can("automation.write"),
    names: {
      facts: catalog.facts,
      user: (id) => people.find((one) => one.id === id)?.name,
      stage: stageName,
      pipeline: (id) => pipelines.find((one) => one.id === id)?.name,
      trigger: (name) => {
        const item = itemOf(catalog, { kind: "trigger", name });
        return item && titleIn(item, locale);
      },
      paper: (kind) => kinds.get(kind),
      template: (code) => templates.find((one) => one.code === code)?.name,
    },
    itemFor: (rule) => itemOf(catalog, rule),
    open: (rule) => onPlace({ rule: rule.id }),
    add: setAdding,
    askStage: (rule, what) => setQuestion({ rule, what }),
    move: (rule, to) => void move(rule, to),
    turn: (rule, isOn) => void changes.turn(rule, isOn),
    remove: (rule) => void changes.remove(rule).then((isGone) => isGone && onPlace({ rule: undefined })),
  };
}

/** What is typed above the board, and what it leaves in sight. */
function useBoardSearch({ rules, catalog, names, locale, factTitle }: Designer) {
  const [typed, setTyped] = useState("");
  const words = (rule: Rule) => wordsOf(rule, { catalog, names, locale, factTitle });
  const found = foundRules(rules, typed, words);
  return { typed, setTyped, found: found?.size ?? null, seen: found && withBranches(rules, found) };
}

/** A card that moved takes the keyboard with it. */
const focusRule = (id: number) =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-testid="rule-${id}"] button`)?.focus({ preventScroll: false }),
  );
