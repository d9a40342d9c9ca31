import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { getMatterPapers, setMatterPapers } from "../../api/paper-facts.ts";
import { matterFacts } from "../../api/matter-papers.ts";
import { parseRubles } from "../../api/rubles.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toastFault } from "../ui/fault-words.ts";
import { SectionLine } from "../ui/panel.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { toast } from "../ui/toast-store.ts";
import { FieldInput } from "./field-input.tsx";
import { formTexts } from "./form-texts.ts";
import { useDeed } from "./queries.ts";
import styles from "./sheet.module.css";

type Facts = Record<string, string | number | null>;
type SheetProps = {
  matterId: number;
  clientId: number;
  /** The field that somebody came to fill. */
  field: string | null;
  onClose: () => void;
};
const groups = ["contract", "court", "mfc", "power"] as const;

/** The court, the MFC, the contract's terms: what papers say of the matter. */
export function MatterFactsSheet({ matterId, clientId, field, onClose }: SheetProps) {
  const t = useTexts(formTexts);
  const query = useQuery({
    queryKey: ["documents", "matter-facts", matterId],
    queryFn: ({ signal }) => call(getMatterPapers, { params: { id: matterId } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (!query.data)
    return (
      <Sheet opened onClose={onClose} title={t("matterTitle")} size={520} testId="matter-facts">
        <QueryState query={query} loading={<LoadingRows rows={8} height={52} />}>
          {() => null}
        </QueryState>
      </Sheet>
    );
  return <Form facts={query.data.facts} {...{ matterId, clientId, field, onClose }} />;
}

function Form({ facts, matterId, clientId, field, onClose }: SheetProps & { facts: Facts }) {
  const t = useTexts(formTexts);
  const [typed, setTyped] = useState<Record<string, string>>(() => typedOf(facts));
  const save = useDeed(clientId, (body: Facts) =>
    call(setMatterPapers, { params: { id: matterId }, body: { facts: body } }),
  );
  useEffect(() => {
    if (field === null) return;
    const input = document.querySelector<HTMLElement>(`[data-testid="matter-fact-${CSS.escape(field)}"]`);
    input?.scrollIntoView({ block: "center" });
    input?.focus({ preventScroll: true });
  }, [field]);
  const read = readTyped(typed);
  const refused =
    save.error instanceof ApiError ? Object.keys(save.error.fields).map((path) => path.split(".").at(-1)) : [];
  const submit = async () => {
    if (read.wrong.length > 0 || save.isPending) return;
    const changed = Object.entries(read.facts).filter(([name, value]) => value !== (facts[name] ?? null));
    try {
      if (changed.length > 0) await save.mutateAsync(Object.fromEntries(changed));
      toast({ text: t("saved"), tone: "green" });
      onClose();
    } catch (error) {
      toastFault(error, t("notSaved"));
    }
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t("matterTitle")}
      size={520}
      testId="matter-facts"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            onClick={() => void submit()}
            disabled={read.wrong.length > 0}
            loading={save.isPending}
            data-testid="matter-facts-save"
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t("matterHint")}</p>
        {groups.map((group) => (
          <section key={group} className={styles.form}>
            <SectionLine>{t(`group_${group}`)}</SectionLine>
            <div className={styles.grid}>
              {matterFacts
                .filter((fact) => fact.group === group)
                .map((fact) => (
                  <div key={fact.name} className={fact.kind === "long" ? styles.wide : undefined}>
                    <FieldInput
                      field={fact}
                      value={typed[fact.name] ?? ""}
                      isWrong={read.wrong.includes(fact.name) || refused.includes(fact.name)}
                      autoFocus={fact.name === field}
                      onChange={(text) => setTyped({ ...typed, [fact.name]: text })}
                      testId={`matter-fact-${fact.name}`}
                    />
                  </div>
                ))}
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  );
}

const typedOf = (facts: Facts): Record<string, string> =>
  Object.fromEntries(
    matterFacts.map(({ name, kind }) => {
      const value = facts[name] ?? null;
      if (value === null) return [name, ""];
      return [name, kind === "money" ? String(Number(value) / 100).replace(".", ",") : String(value)];
    }),
  );

function readTyped(typed: Record<string, string>): { facts: Facts; wrong: string[] } {
  const facts: Facts = {};
  const wrong: string[] = [];
  for (const { name, kind } of matterFacts) {
    const text = (typed[name] ?? "").trim();
    const value = text === "" ? null : kind === "money" ? parseRubles(text) : kind === "number" ? wholeOf(text) : text;
    if (value === null && text !== "") wrong.push(name);
    else facts[name] = value;
  }
  return { facts, wrong };
}

const wholeOf = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null);
