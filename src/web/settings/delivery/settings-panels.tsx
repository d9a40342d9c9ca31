import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { chooseSender, updateDeliverySettings } from "../../../api/deliveries.ts";
import { channels } from "../../../api/connections.ts";
import { call } from "../../lib/api.ts";
import { channelTitle } from "../../lib/channel-names.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Choice } from "../../ui/choice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import own from "./delivery.module.css";
import { deliveryTexts } from "./delivery-texts.ts";
import { kopecksOf, rublesOf, type Deliveries } from "./model.ts";

type PanelProps = { data: Deliveries };
type Settings = Pick<Deliveries, "costs" | "sick">;

function useSave() {
  const t = useTexts(deliveryTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: Settings) => {
      const costs = Object.fromEntries(channels.map((channel) => [channel, settings.costs[channel] ?? 0]));
      return call(updateDeliverySettings, {
        // The keys are all channels, whatever the answer held.
        body: { sick: settings.sick, costs: costs as Record<(typeof channels)[number], number> },
      });
    },
    onSuccess: () => toast({ text: t("saved") }),
    onError: (error) => toastError(error, s("notSaved")),
    onSettled: () => client.invalidateQueries({ queryKey: ["delivery-policies"] }),
  });
}

export function CostsPanel({ data }: PanelProps) {
  const t = useTexts(deliveryTexts);
  const s = useTexts(settingsTexts);
  const save = useSave();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const textOf = (channel: string) => typed[channel] ?? rublesOf(data.costs[channel] || null);
  const wrong = channels.filter((channel) => kopecksOf(textOf(channel)) === undefined);
  const put = () => {
    const costs = Object.fromEntries(channels.map((channel) => [channel, kopecksOf(textOf(channel)) ?? 0]));
    save.mutate({ sick: data.sick, costs });
  };
  return (
    <Panel title={t("costs")} testId="delivery-costs">
      <div className={own.fields}>
        {channels.map((channel) => (
          <TextInput
            key={channel}
            label={channelTitle(channel)}
            inputMode="decimal"
            value={textOf(channel)}
            error={wrong.includes(channel) ? s("wrong") : null}
            onChange={(event) => setTyped({ ...typed, [channel]: event.currentTarget.value })}
            data-testid={`cost-${channel}`}
          />
        ))}
      </div>
      <Foot hint={t("costsHint")} isReady={wrong.length === 0} isPending={save.isPending} onSave={put} />
    </Panel>
  );
}

const SICK = [
  ["clients", "sickClients"],
  ["last", "sickLast"],
  ["minutes", "sickMinutes"],
] as const;

export function SickPanel({ data }: PanelProps) {
  const t = useTexts(deliveryTexts);
  const save = useSave();
  const [sick, setSick] = useState(data.sick);
  return (
    <Panel title={t("sick")} testId="delivery-sick">
      <div className={own.fields}>
        {SICK.map(([name, title]) => (
          <TextInput
            key={name}
            label={t(title)}
            inputMode="numeric"
            value={String(sick[name])}
            onChange={(event) =>
              setSick({ ...sick, [name]: Number(event.currentTarget.value.replace(/\D/g, "").slice(0, 4)) })
            }
            data-testid={`sick-${name}`}
          />
        ))}
      </div>
      <Foot
        hint={t("sickHint")}
        isReady={sick.clients >= 2 && sick.last >= sick.clients && sick.minutes >= 1}
        isPending={save.isPending}
        onSave={() => save.mutate({ costs: data.costs, sick })}
      />
    </Panel>
  );
}

/** Where a channel has several senders, the one for those who know none of them. */
export function SendersPanel({ data }: PanelProps) {
  const t = useTexts(deliveryTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const { can } = useSession();
  const choose = useMutation({
    mutationFn: (id: number) => call(chooseSender, { params: { id } }),
    onError: (error) => toastError(error, s("notSaved")),
    onSettled: () => client.invalidateQueries({ queryKey: ["delivery-policies"] }),
  });
  const many = channels.filter(
    (channel) => data.senders.filter((one) => one.channel === channel && one.isOn).length > 1,
  );
  if (many.length === 0 || !can("connections.write")) return null;
  return (
    <Panel title={t("senders")} testId="delivery-senders">
      <div className={own.fields}>
        {many.map((channel) => {
          const senders = data.senders.filter((one) => one.channel === channel && one.isOn);
          return (
            <Choice
              key={channel}
              label={channelTitle(channel)}
              value={String(senders.find((one) => one.isDefault)?.id ?? "")}
              placeholder={t("noDefault")}
              options={senders.map((one) => ({
                value: String(one.id),
                label: one.isSick ? `${one.name} (${t("isSick")})` : one.name,
              }))}
              onChange={(id) => choose.mutate(Number(id))}
              testId={`sender-${channel}`}
            />
          );
        })}
      </div>
      <p className={styles.hint}>{t("sendersHint")}</p>
    </Panel>
  );
}

function Foot(props: { hint: ReactNode; isReady: boolean; isPending: boolean; onSave: () => void }) {
  const s = useTexts(settingsTexts);
  return (
    <div className={own.foot}>
      <p className={styles.hint}>{props.hint}</p>
      <Button variant="default" disabled={!props.isReady} loading={props.isPending} onClick={props.onSave}>
        {s("save")}
      </Button>
    </div>
  );
}
