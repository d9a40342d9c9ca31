import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { linkCall, openCallApplication, type Call } from "../../../api/telephony.ts";
import { call as ask } from "../../lib/api.ts";
import { useDraft } from "../../lib/draft.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { SearchPick } from "../../ui/search-pick.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { findClients, type FoundClient } from "../queries.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";

/** Nobody's number: a new application, or one more phone of a client we have. */
export function UnknownCaller({ call }: { call: Pick<Call, "id" | "isHidden" | "number" | "client"> }) {
  const t = useTexts(dockTexts);
  const { can } = useSession();
  // A client whose card the server did not send (no right, or entered by hand) is known all the same.
  if (call.client) return null;
  if (!can("calls.write")) return <p className={styles.dim}>{t("unknown")}</p>;
  return (
    <div className={styles.unknown} data-testid="unknown-caller">
      <h3 className={styles.heading}>{t(call.isHidden || call.number === null ? "hiddenHint" : "unknown")}</h3>
      <NewApplication callId={call.id} />
      <Attach callId={call.id} />
    </div>
  );
}

function NewApplication({ callId }: { callId: number }) {
  const t = useTexts(dockTexts);
  const name = useDraft(`call-${callId}-name`);
  const refresh = useRefresh();
  const open = useMutation({
    mutationFn: () => ask(openCallApplication, { params: { id: callId }, body: { name: name.text.trim() } }),
    onSuccess: () => {
      toast({ text: t("applicationOpened", { name: name.text.trim() }), tone: "green" });
      name.clear();
      return refresh();
    },
    onError: (error) => toastError(error, t("applicationFailed")),
  });
  const isNamed = name.text.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNamed && !open.isPending) open.mutate();
  };
  return (
    <form className={styles.newOne} onSubmit={submit}>
      <TextInput
        aria-label={t("newName")}
        placeholder={t("newName")}
        maxLength={200}
        autoComplete="off"
        value={name.text}
        onChange={(event) => name.setText(event.currentTarget.value)}
        data-testid="caller-name"
      />
      <Button type="submit" disabled={!isNamed} loading={open.isPending} data-testid="caller-application">
        {t("newApplication")}
      </Button>
    </form>
  );
}

function Attach({ callId }: { callId: number }) {
  const t = useTexts(dockTexts);
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const attach = async (client: FoundClient) => {
    if (busy) return;
    setBusy(true);
    try {
      await ask(linkCall, { params: { id: callId }, body: { clientId: client.id } });
      toast({ text: t("attached", { name: client.name }), tone: "green" });
      await refresh();
    } catch (error) {
      toastError(error, t("notAttached"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <SearchPick
      label={t("attach")}
      name="call-client"
      placeholder={t("attachPlaceholder")}
      nothing={t("attachNothing")}
      failed={(reason) => t("attachFailed", { reason })}
      find={findClients}
      onPick={(client) => void attach(client)}
      testId="caller-attach"
    />
  );
}

function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [["telephony"], ["applications"], ["counters"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}
