import { TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { channels } from "../../../api/connections.ts";
import { channelTitle } from "../../lib/channel-names.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./delivery.module.css";
import { deliveryTexts } from "./delivery-texts.ts";
import type { PolicyDraft } from "./model.ts";

type Steps = PolicyDraft["steps"];

/** A usual patience for a channel that is added: messengers answer at once, mail tells nothing. */
const USUAL: Partial<Record<Steps[number]["channel"], number>> = { whatsapp: 60, sms: 120 };

export function StepsEditor({ steps, onChange }: { steps: Steps; onChange: (steps: Steps) => void }) {
  const t = useTexts(deliveryTexts);
  const left = channels.filter((channel) => !steps.some((step) => step.channel === channel));
  const swap = (at: number, by: -1 | 1) => {
    const next = [...steps];
    const [moved, other] = [steps[at], steps[at + by]];
    if (moved && other) [next[at], next[at + by]] = [other, moved];
    onChange(next);
  };
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, at) => {
          const name = channelTitle(step.channel);
          return (
            <li key={step.channel} className={styles.step} data-testid={`step-${step.channel}`}>
              <b>
                {at + 1}. {name}
              </b>
              <TextInput
                label={t("silence")}
                size="sm"
                inputMode="numeric"
                placeholder={t("silenceHint")}
                value={step.silenceMinutes === null ? "" : String(step.silenceMinutes)}
                onChange={(event) => {
                  const minutes = event.currentTarget.value.replace(/\D/g, "").slice(0, 5);
                  const silenceMinutes =
                    minutes === "" || Number(minutes) === 0 ? null : Math.min(Number(minutes), 10_080);
                  onChange(steps.map((one, place) => (place === at ? { ...one, silenceMinutes } : one)));
                }}
                data-testid={`silence-${step.channel}`}
              />
              <span className={styles.turns}>
                <IconButton
                  label={t("up", { name })}
                  icon={<IconArrowUp size={17} />}
                  disabled={at === 0}
                  onClick={() => swap(at, -1)}
                />
                <IconButton
                  label={t("down", { name })}
                  icon={<IconArrowDown size={17} />}
                  disabled={at === steps.length - 1}
                  onClick={() => swap(at, 1)}
                />
                <IconButton
                  label={t("removeStep", { name })}
                  icon={<IconX size={17} />}
                  onClick={() => onChange(steps.filter((_one, place) => place !== at))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {left.length > 0 && (
        <Choice
          label={t("addStep")}
          bare
          value=""
          placeholder={t("addStep")}
          options={left.map((channel) => ({ value: channel, label: channelTitle(channel) }))}
          onChange={(channel) => onChange([...steps, { channel, silenceMinutes: USUAL[channel] ?? null }])}
          testId="step-add"
        />
      )}
    </>
  );
}
