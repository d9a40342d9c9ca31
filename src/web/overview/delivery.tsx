import {
  IconAlertCircle,
  IconChecks,
  IconChevronDown,
  IconClock,
  IconPlayerStop,
  IconRoute,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { getDelivery } from "../../api/deliveries.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { channelTitle } from "../lib/channel-names.ts";
import { useFormat, type Format } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { useReason } from "../lib/reason-words.ts";
import { QueryState, Skeleton } from "../ui/states.tsx";
import styles from "./delivery.module.css";
import { deliveryTexts } from "./delivery-texts.ts";

export type Delivery = ReplyOf<typeof getDelivery>;
type Step = Delivery["steps"][number];

/** Whether the message reached the client, by which way, and what each channel came to; read when it is asked for. */
export function DeliveryEvidence({ clientId, id }: { clientId: number; id: number }) {
  const t = useTexts(deliveryTexts);
  const [isOpen, setOpen] = useState(false);
  const box = useId();
  return (
    <div className={styles.delivery}>
      <button
        type="button"
        className={styles.sum}
        aria-expanded={isOpen}
        aria-controls={isOpen ? box : undefined}
        onClick={() => setOpen(!isOpen)}
        data-testid={`delivery-${id}`}
      >
        <IconRoute size={15} stroke={1.8} />
        {t("delivery")}
        <IconChevronDown size={14} style={isOpen ? { transform: "rotate(180deg)" } : undefined} />
      </button>
      {isOpen && (
        <div id={box} className={styles.box}>
          <Evidence clientId={clientId} id={id} />
        </div>
      )}
    </div>
  );
}

function Evidence({ clientId, id }: { clientId: number; id: number }) {
  const query = useQuery({
    queryKey: ["timeline", clientId, "delivery", id],
    queryFn: ({ signal }) => call(getDelivery, { params: { id } }, { signal }),
  });
  return (
    <QueryState query={query} compact loading={<Skeleton width="70%" />}>
      {(delivery) => <Shown delivery={delivery} />}
    </QueryState>
  );
}

const ICONS = { brought: IconChecks, "given-up": IconAlertCircle, going: IconClock, stopped: IconPlayerStop };

function Shown({ delivery }: { delivery: Delivery }) {
  const t = useTexts(deliveryTexts);
  const f = useFormat();
  const locale = useLocale();
  const Icon = ICONS[delivery.state];
  const next = delivery.left.map(channelTitle).join(" → ");
  return (
    <>
      <p className={styles.result} data-state={delivery.state} data-testid={`delivery-result-${delivery.id}`}>
        <Icon size={16} stroke={2} />
        <Result delivery={delivery} f={f} />
      </p>
      <ol className={styles.steps} aria-label={t("steps")}>
        {delivery.steps.map((step) => (
          <StepLine key={step.channel} step={step} f={f} />
        ))}
      </ol>
      {delivery.state === "going" && (
        <p className={styles.after}>
          {next === "" ? t(delivery.hasCallTask ? "thenCall" : "thenNothing") : t("thenNext", { channels: next })}
          {delivery.nextAt && ` · ${t("notBefore", { when: f.when(delivery.nextAt) })}`}
        </p>
      )}
      {delivery.policy !== "" && (
        <p className={styles.after}>{t("policy", { name: locale === "ru" ? delivery.policy : delivery.policyEn })}</p>
      )}
    </>
  );
}

function Result({ delivery: { state, brought, hasCallTask }, f }: { delivery: Delivery; f: Format }) {
  const t = useTexts(deliveryTexts);
  if (state === "stopped") return t("stopped");
  if (state === "given-up") return t(hasCallTask ? "givenUpCall" : "givenUp");
  if (!brought) return t("going");
  const words = { when: brought.at ? f.when(brought.at) : "", channel: channelTitle(brought.channel) };
  if (brought.by === "sent") return t("sentOnly", words);
  if (brought.by === "answer") return t("answered", words);
  return t(brought.isRead ? "broughtRead" : "brought", words);
}

const TONES: Partial<Record<Step["outcome"], string>> = {
  delivered: "green",
  read: "green",
  answered: "green",
  failed: "red",
  silent: "amber",
  waiting: "amber",
  sent: "amber",
};

function StepLine({ step, f }: { step: Step; f: Format }) {
  const t = useTexts(deliveryTexts);
  const locale = useLocale();
  const say = useReason();
  const known = locale === "ru" ? step.reason : step.reasonEn;
  // Our own codes have words here; the partner's reasons come as words already.
  const reason = known === null ? null : /^[a-z-]+$/.test(known) ? say(known) : known;
  const at = { delivered: step.deliveredAt, read: step.readAt, sent: step.sentAt }[
    step.outcome === "delivered" || step.outcome === "read" ? step.outcome : "sent"
  ];
  return (
    <li className={styles.step} data-testid={`delivery-step-${step.channel}`}>
      <span className={styles.dot} data-tone={TONES[step.outcome]} aria-hidden />
      <span>
        <b>{channelTitle(step.channel)}</b>: {t(`outcome_${step.outcome}`, { n: step.silenceMinutes ?? 0 })}
        {step.outcome === "read" && step.deliveredAt && `, ${t("deliveredAt", { when: f.time(step.deliveredAt) })}`}
        {reason && step.outcome !== "withdrawn" && <span className={styles.reason}>{reason}</span>}
      </span>
      <span className={styles.at}>{f.time(at ?? step.at)}</span>
    </li>
  );
}
