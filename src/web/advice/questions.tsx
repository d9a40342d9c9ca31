import { TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { questionCodes, questions, type Question } from "../../api/advice.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Choice } from "../ui/choice.tsx";
import styles from "./advice.module.css";
import { useAnswer } from "./queries.ts";
import { adviceTexts, questionTexts } from "./texts.ts";

type QuestionsProps = {
  clientId: number;
  answers: Readonly<Record<string, string>>;
  /** The one a condition has just led to. */
  asked: { code: string; n: number } | null;
};

/** What no field of the card tells; the lawyer asks the client and writes the answer here. */
export function Questions({ clientId, answers, asked }: QuestionsProps) {
  const t = useTexts(adviceTexts);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asked) return;
    const field = list.current?.querySelector<HTMLElement>(`[data-testid="answer-${CSS.escape(asked.code)}"]`);
    field?.scrollIntoView({ block: "center", behavior: "smooth" });
    field?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <section aria-label={t("questions")}>
      <h3 className={styles.name}>{t("questions")}</h3>
      <div ref={list} className={styles.questions}>
        {questionCodes.map((code) => (
          <QuestionField
            key={`${code} ${answers[code] ?? ""}`}
            clientId={clientId}
            code={code}
            value={answers[code] ?? ""}
          />
        ))}
      </div>
    </section>
  );
}

function QuestionField({ clientId, code, value }: { clientId: number; code: Question; value: string }) {
  const t = useTexts(adviceTexts);
  const q = useTexts(questionTexts);
  const { can } = useSession();
  const answer = useAnswer(clientId);
  const isOff = !can("clients.write") || answer.isPending;
  const put = (next: string) => answer.mutate({ code, value: next === "" ? null : next });
  const isDay = questions[code] === "day";
  const choice = isDay && value !== "" && value !== "none" ? "day" : value;
  const options = isDay
    ? [
        { value: "", label: t("dontKnow") },
        { value: "none", label: t("noneDay") },
        { value: "day", label: t("day", { what: "…" }) },
      ]
    : [
        { value: "", label: t("dontKnow") },
        { value: "yes", label: t("yes") },
        { value: "no", label: t("no") },
      ];
  return isDay ? (
    <div className={styles.dayQuestion}>
      <TextInput
        type="date"
        label={q(code)}
        defaultValue={choice === "day" ? value : ""}
        disabled={isOff}
        onBlur={(event) =>
          event.currentTarget.value !== (choice === "day" ? value : "") && put(event.currentTarget.value)
        }
        data-testid={`answer-${code}`}
      />
      <label className={styles.noneDay}>
        <input
          type="checkbox"
          checked={value === "none"}
          disabled={isOff}
          onChange={(event) => put(event.currentTarget.checked ? "none" : "")}
        />
        {t("noneDay")}
      </label>
    </div>
  ) : (
    <Choice
      label={q(code)}
      value={value === "" ? "unasked" : value}
      options={options.map((one) => ({ ...one, value: one.value === "" ? "unasked" : one.value }))}
      disabled={isOff}
      onChange={(next) => put(next === "unasked" ? "" : next)}
      testId={`answer-${code}`}
    />
  );
}
