import { IconAlertTriangle } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import type { Problem } from "./model.ts";
import styles from "./document-templates.module.css";
import { documentTemplateTexts } from "./texts.ts";

/** What the check found, each finding at its place: the lawyer mends it in Word by these very words. */
export function ProblemsList({ problems }: { problems: readonly Problem[] }) {
  const t = useTexts(documentTemplateTexts);
  return (
    <div className={styles.problems} role="alert" data-testid="template-problems">
      <p className={styles.problemsTitle}>
        <IconAlertTriangle size={17} /> {t("wrongTitle")}
      </p>
      <ol>
        {problems.map((one, at) => (
          <li key={at}>
            {wordsOf(one, t)}
            {one.place !== "" && (
              <span className={styles.place}>
                {t("place")}: «<Marked text={one.place} tag={one.tag} />»
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The paragraph with the placeholder marked in it. */
function Marked({ text, tag }: { text: string; tag: string }) {
  const at = tag === "" ? -1 : text.indexOf(tag);
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{tag}</mark>
      {text.slice(at + tag.length)}
    </>
  );
}

type Say = ReturnType<typeof useTexts<typeof documentTemplateTexts>>;
const known = [
  "field-unknown",
  "loop-unclosed",
  "loop-unopened",
  "loop-unknown",
  "loop-crossed",
  "loop-in-control",
  "tag-unclosed",
  "tag-unopened",
  "number-not-shown",
  "syntax",
  "not-docx",
  "macros",
  "zip-bomb",
  "file-too-large",
  "external-part",
  "doctype",
] as const;

function wordsOf({ problem, tag }: Problem, t: Say): string {
  const key = known.find((one) => one === problem);
  return key ? t(key, { tag }) : t("other", { tag: tag || problem });
}
