import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { createClient } from "../../api/clients.ts";
import { moveMatter } from "../../api/matters.ts";
import { getBoardCard } from "../../api/overview.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { handSources, useSourceName } from "../lib/source-names.ts";
import { useStageName } from "../lib/stage-name.ts";
import { errorText } from "../ui/error-text.ts";
import { toast } from "../ui/toast-store.ts";
import styles from "./dialogs.module.css";
import type { PipelineData, StageData } from "./board-model.ts";
import { notice } from "./board-state.ts";
import { refreshBoards } from "./move-matter.ts";
import { texts } from "./texts.ts";

type NewClientFormProps = { pipeline: PipelineData; stage: StageData; onClose: () => void };
type Typed = { name: string; phone: string; city: string; source: string };

export function NewClientForm({ pipeline, stage, onClose }: NewClientFormProps) {
  const t = useTexts(texts);
  const named = useStageName();
  const sourceName = useSourceName();
  const [typed, setTyped] = useState<Typed>({ name: "", phone: "", city: "", source: "call" });
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const save = useCreate(pipeline, stage, onClose);
  const set = (field: keyof Typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((now) => ({ ...now, [field]: value }));
  };
  const faults = { ...(save.error instanceof ApiError ? save.error.fields : {}), ...(tried ? faultsOf(typed) : {}) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(typed)).length === 0) save.mutate(typed);
  };
  const general =
    save.error && Object.keys(faults).length === 0 ? `${t("notCreated")}: ${errorText(save.error)}` : null;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.who}>{t("newClientFor", { stage: named(stage), pipeline: named(pipeline) })}</p>
      <TextInput
        ref={name}
        data-autofocus
        label={t("name")}
        required
        autoComplete="off"
        maxLength={200}
        value={typed.name}
        onChange={set("name")}
        error={faults.name && t("fillIn")}
        data-testid="new-client-name"
      />
      <TextInput
        label={t("phone")}
        required
        type="tel"
        inputMode="tel"
        autoComplete="off"
        placeholder="+7"
        maxLength={40}
        value={typed.phone}
        onChange={set("phone")}
        error={faults.phone && t("phoneWrong")}
        data-testid="new-client-phone"
      />
      <div className={styles.pair}>
        <TextInput
          label={t("city")}
          placeholder={t("optional")}
          autoComplete="off"
          maxLength={100}
          value={typed.city}
          onChange={set("city")}
          data-testid="new-client-city"
        />
        <NativeSelect
          label={t("source")}
          value={typed.source}
          onChange={set("source")}
          data={handSources.map((value) => ({ value, label: sourceName(value) }))}
          data-testid="new-client-source"
        />
      </div>
      {general && (
        <p role="alert" className={styles.fault}>
          {general}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={save.isPending} data-testid="new-client-create">
          {t("create")}
        </Button>
      </div>
    </form>
  );
}

const faultsOf = ({ name, phone }: Typed): Record<string, string> => ({
  ...(name.trim() === "" ? { name: "empty" } : {}),
  ...(phone.replace(/\D/g, "").length < 10 ? { phone: "short" } : {}),
});

function useCreate(pipeline: PipelineData, stage: StageData, onClose: () => void) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (typed: Typed) => create(typed, pipeline, stage),
    onSuccess: ({ clientId, matterId, isNew }, { name }) => {
      onClose();
      refreshBoards();
      const open = () =>
        void navigate({
          to: "/clients/$clientId",
          params: { clientId: String(clientId) },
          search: { matter: matterId },
        });
      if (isNew) {
        notice(matterId);
        toast({ text: t("created", { name: name.trim() }), action: { label: t("openCard"), run: open } });
        return;
      }
      toast({ text: t("known"), detail: t("knownHint"), tone: "amber" });
      open();
    },
  });
}

/** The server opens a matter on the first stage; from a later column's «+» it goes on there. A known client stays where he is. */
async function create({ name, phone, city, source }: Typed, pipeline: PipelineData, stage: StageData) {
  const made = await call(createClient, {
    body: {
      name: name.trim(),
      phone,
      source,
      pipelineId: pipeline.id,
      ...(city.trim() === "" ? {} : { city: city.trim() }),
    },
  });
  if (!made.isNew || stage.id === pipeline.stages[0]?.id) return made;
  const card = await call(getBoardCard, { params: { id: made.matterId } });
  await call(moveMatter, { params: { id: made.matterId }, body: { stageId: stage.id, version: card.version } });
  return made;
}
