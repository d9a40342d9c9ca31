import { IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listPolicies } from "../../api/deliveries.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { Choice } from "../ui/choice.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { channelTitle } from "./fill.ts";
import { FreeText } from "./free-text.tsx";
import styles from "./message-form.module.css";
import type { Dialog, Template } from "./queries.ts";
import { TemplatePreview } from "./template-preview.tsx";
import { messagingTexts } from "./texts.ts";
import { useDeliver } from "./use-send.ts";

type AnyWayProps = { clientId: number; matterId: number | undefined; dialogs: Dialog[] };

const MAX_POLICY_TEXT = 1600;

/** The message goes by a delivery policy: one channel after another until one brings it. */
export function AnyWay(props: AnyWayProps) {
  const policies = useQuery({
    queryKey: ["delivery-policies"],
    queryFn: ({ signal }) => call(listPolicies, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  return (
    <QueryState query={policies} compact loading={<LoadingRows rows={1} height={88} />}>
      {({ items }) => <ByPolicy {...props} policies={items.filter((one) => one.isOn)} />}
    </QueryState>
  );
}

type Policy = { code: string; name: string; nameEn: string; steps: { channel: string }[]; callTask: boolean };

function ByPolicy({ clientId, matterId, dialogs, policies }: AnyWayProps & { policies: Policy[] }) {
  const t = useTexts(messagingTexts);
  const locale = useLocale();
  const [code, setCode] = useState(policies[0]?.code ?? "");
  const [template, setTemplate] = useState<Template | null>(null);
  const send = useDeliver({ clientId, matterId }, code);
  const chosen = policies.find((one) => one.code === code);
  const withTemplates = dialogs.find((one) => one.hasWindow && one.isOn);
  const files = dialogs.flatMap((one) => (one.files ? [one.files.maxBytes] : []));
  return (
    <>
      {policies.length > 1 && (
        <Choice
          label={t("policy")}
          bare
          value={code}
          options={policies.map((one) => ({ value: one.code, label: locale === "ru" ? one.name : one.nameEn }))}
          onChange={setCode}
          testId="message-policy"
        />
      )}
      <p className={styles.window} data-tone="green">
        <IconRoute size={16} stroke={1.8} />
        {chosen && chosen.steps.length > 0
          ? t(chosen.callTask ? "orderThenCall" : "order", {
              channels: chosen.steps.map((step) => channelTitle(step.channel)).join(" → "),
            })
          : t("firmOrder")}
      </p>
      {template ? (
        <TemplatePreview
          clientId={clientId}
          matterId={matterId}
          send={send}
          action={t("sendAnyWay")}
          template={template}
          onClose={() => setTemplate(null)}
        />
      ) : (
        <FreeText
          clientId={clientId}
          send={send}
          to={t("anyWay")}
          action={t("sendAnyWay")}
          maxText={MAX_POLICY_TEXT}
          maxFile={files.length === 0 ? null : Math.min(...files)}
          templatesOf={withTemplates?.connectionId ?? null}
          onTemplate={setTemplate}
        />
      )}
    </>
  );
}
