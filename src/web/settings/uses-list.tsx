import { getUses } from "../../api/automation-versions.ts";
import type { QueryOf, ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useStageName } from "../lib/stage-name.ts";
import { confirm } from "../ui/confirm.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

export type Use = ReplyOf<typeof getUses>["items"][number];

/** Rules that name a thing, each with where it stands. */
export function UsesList({ uses }: { uses: readonly Use[] }) {
  const t = useTexts(settingsTexts);
  const named = useStageName();
  const pipelines = usePipelines().data ?? [];
  return (
    <ul className={styles.uses} data-testid="uses">
      {uses.map((use) => {
        const pipeline = pipelines.find((one) => one.id === use.pipelineId);
        const stage = pipeline?.stages.find((one) => one.id === use.stageId);
        return (
          <li key={use.ruleId}>
            <b className={styles.strong}>{use.title}</b>
            <span className={styles.hint}>
              {" "}
              {[pipeline && named(pipeline), stage && named(stage), use.isDraft && t("inDraft")]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Asks before a thing is switched off that robots and triggers name; true at once where none do, or where the person
 * may not see them.
 */
export async function askIfUsed(
  asked: QueryOf<typeof getUses>,
  question: { title: string; text: string; action: string },
): Promise<boolean> {
  const { items } = await call(getUses, { query: asked }).catch(() => ({ items: [] }));
  if (items.length === 0) return true;
  const text = (
    <>
      <p>{question.text}</p>
      <UsesList uses={items} />
    </>
  );
  return confirm({ ...question, text, danger: true });
}
