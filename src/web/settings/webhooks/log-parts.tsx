import { Link } from "@tanstack/react-router";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { webhooksTexts } from "./texts.ts";
import styles from "./webhooks.module.css";

// Cells and filters of both logs.

export function CardLink({ line }: { line: { clientId: number | null; matterNumber: number | null } }) {
  const t = useTexts(webhooksTexts);
  if (line.clientId === null) return null;
  return (
    <Link to="/clients/$clientId" params={{ clientId: String(line.clientId) }} search={{}}>
      {line.matterNumber === null ? t("clientCard") : t("matterOf", { number: line.matterNumber })}
    </Link>
  );
}

const WRONG_VALUE = "wrong-value: ";

export function ReasonLine({ reason }: { reason: string | null }) {
  const t = useTexts(webhooksTexts);
  const words = useReason();
  if (reason === null) return null;
  // Which value of the body it was is told after the code.
  const isValue = reason.startsWith(WRONG_VALUE);
  return (
    <div className={styles.detail}>
      {isValue ? t("wrongValue", { path: reason.slice(WRONG_VALUE.length) }) : words(reason)}
    </div>
  );
}

type WhoseProps = {
  value: number | null;
  options: { id: number; title: string }[];
  onChange: (id: number | null) => void;
};

export function WhoseChoice({ value, options, onChange }: WhoseProps) {
  const t = useTexts(webhooksTexts);
  return (
    <Choice
      label={t("of")}
      value={value === null ? "all" : String(value)}
      options={[
        { value: "all", label: t("all") },
        ...options.map(({ id, title }) => ({ value: String(id), label: title })),
      ]}
      onChange={(id) => onChange(id === "all" ? null : Number(id))}
      testId="log-whose"
    />
  );
}
