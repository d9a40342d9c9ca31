import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { setConsent } from "../../api/clients.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { errorText } from "../ui/error-text.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { toast } from "../ui/toast-store.ts";
import { useClientChange, type Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";

type Asked = { purpose: Client["consents"][number]["purpose"]; channel: string | null; isGiven: boolean };

/** A consent told on paper or by phone: given or withdrawn, and on what ground. */
export function ConsentDialog({ clientId, asked, onClose }: { clientId: number; asked: Asked; onClose: () => void }) {
  const t = useTexts(clientTexts);
  const [isGiven, setGiven] = useState(asked.isGiven);
  const [source, setSource] = useState("");
  const save = useClientChange(clientId, () =>
    call(setConsent, {
      params: { id: clientId },
      body: { purpose: asked.purpose, channel: asked.channel, isGiven, source: source.trim() },
    }),
  );
  const submit = () => {
    if (source.trim() === "" || save.isPending) return;
    save.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t("consentRecorded"), tone: "green" });
        onClose();
      },
    });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(`consent_${asked.purpose}`)}
      size={440}
      testId="consent-dialog"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={submit} disabled={source.trim() === ""} loading={save.isPending} data-testid="consent-save">
            {t("record")}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        <Segmented
          wide
          label={t("consents")}
          value={isGiven ? "given" : "withdrawn"}
          onChange={(value) => setGiven(value === "given")}
          segments={[
            { value: "given", label: t("given") },
            { value: "withdrawn", label: t("withdrawn") },
          ]}
        />
        <TextInput
          label={t("consentSource")}
          description={t("consentSourceHint")}
          placeholder={t("consentSourceExample")}
          maxLength={200}
          value={source}
          data-autofocus
          error={save.error && errorText(save.error)}
          onChange={(event) => setSource(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") submit();
          }}
          data-testid="consent-source"
        />
      </Stack>
    </Dialog>
  );
}
