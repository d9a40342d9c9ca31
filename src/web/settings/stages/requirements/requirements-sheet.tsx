import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getRequirements, setRequirements } from "../../../../api/requirements.ts";
import { call } from "../../../lib/api.ts";
import { useTexts } from "../../../lib/i18n.ts";
import type { Stage } from "../../../lib/pipelines.ts";
import { useStageName } from "../../../lib/stage-name.ts";
import { Sheet } from "../../../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../../../ui/states.tsx";
import { toast, toastError } from "../../../ui/toast-store.ts";
import { isWhole } from "../../firm/minutes.ts";
import settings from "../../settings.module.css";
import { blank, type Item } from "./model.ts";
import { RequirementForm, type ConditionFields } from "./requirement-form.tsx";
import { RequirementRow } from "./requirement-row.tsx";
import styles from "./requirements.module.css";
import { requirementTexts } from "./texts.ts";

type SheetProps = { stage: Stage; Condition: ConditionFields; onClose: () => void };
type List = { items: Item[]; staleDays: number | null };

/** What a stage asks of its cards and why; one thing is edited at a time, all is saved together. */
export function RequirementsSheet({ stage, Condition, onClose }: SheetProps) {
  const t = useTexts(requirementTexts);
  const named = useStageName();
  const query = useQuery({
    queryKey: ["requirements", stage.id],
    queryFn: ({ signal }) => call(getRequirements, { params: { id: stage.id } }, { signal }),
    staleTime: 0,
  });
  return (
    <Sheet opened onClose={onClose} title={t("title", { stage: named(stage) })} size={560} testId="requirements">
      <QueryState query={query} loading={<LoadingRows rows={5} height={56} />}>
        {(list) => (
          <Loaded key={query.dataUpdatedAt} stage={stage} list={list} Condition={Condition} onClose={onClose} />
        )}
      </QueryState>
    </Sheet>
  );
}

function Loaded({ stage, list, Condition, onClose }: SheetProps & { list: List }) {
  const t = useTexts(requirementTexts);
  const queries = useQueryClient();
  const [items, setItems] = useState(list.items);
  const [stale, setStale] = useState(list.staleDays === null ? "" : String(list.staleDays));
  const [open, setOpen] = useState<number | null>(null);
  const isStaleWrong = stale !== "" && !isWhole(stale, 1, 1000);
  const save = useMutation({
    mutationFn: () =>
      call(setRequirements, {
        params: { id: stage.id },
        body: { items, staleDays: stale === "" ? null : Number(stale) },
      }),
    onSuccess: async () => {
      await Promise.all([["requirements"], ["gaps"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
      toast({ text: t("saved"), tone: "green" });
      onClose();
    },
    onError: (error) => toastError(error, t("notSaved")),
  });
  if (open !== null)
    return (
      <RequirementForm
        start={items[open] ?? blank}
        others={items.filter((_one, i) => i !== open)}
        Condition={Condition}
        onBack={() => setOpen(null)}
        onDone={(item) => {
          setItems(open < items.length ? items.with(open, item) : [...items, item]);
          setOpen(null);
        }}
      />
    );
  const raise = (place: number) =>
    setItems((now) => {
      const [one, above] = [now[place], now[place - 1]];
      return one && above ? now.with(place - 1, one).with(place, above) : now;
    });
  return (
    <div className={settings.form}>
      <p className={settings.hint}>{t("hint")}</p>
      <TextInput
        label={t("staleDays")}
        description={t("staleHint")}
        inputMode="numeric"
        value={stale}
        onChange={(event) => setStale(event.currentTarget.value.trim())}
        error={isStaleWrong ? t("staleWrong") : undefined}
        data-testid="stale-days"
      />
      {items.length === 0 && <p className={settings.hint}>{t("empty")}</p>}
      <ol className={styles.list}>
        {items.map((item, place) => (
          <RequirementRow
            key={`${item.kind} ${item.what}`}
            item={item}
            Words={Condition.Words}
            onOpen={() => setOpen(place)}
            onRemove={() => setItems(items.toSpliced(place, 1))}
            onUp={place === 0 ? undefined : () => raise(place)}
          />
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => setOpen(items.length)} data-testid="requirement-add">
          {t("add")}
        </Button>
        <Button
          onClick={() => save.mutate()}
          disabled={isStaleWrong}
          loading={save.isPending}
          data-testid="requirements-save"
        >
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
