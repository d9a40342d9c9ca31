import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { rotateTargetSecret, updateTarget } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { FactRow } from "../../ui/fact-row.tsx";
import { Tag } from "../../ui/tag.tsx";
import styles from "../settings.module.css";
import { targetsQuery, type Shown, type Target } from "./model.ts";
import { SideList } from "./side-list.tsx";
import { webhooksTexts } from "./texts.ts";

type ListProps = { onEdit: (target: Target) => void; onSecret: (shown: Shown) => void; add: ReactNode };

export const TargetList = (props: ListProps) => (
  <SideList
    {...props}
    side="target"
    query={useQuery(targetsQuery)}
    turn={(id, isOn) => call(updateTarget, { params: { id }, body: { isOn } })}
    rotate={(id) => call(rotateTargetSecret, { params: { id } })}
    facts={(target) => <TargetFacts target={target} />}
  />
);

function TargetFacts({ target }: { target: Target }) {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const reason = useReason();
  return (
    <>
      <FactRow label={t("url")}>
        <span className={styles.code}>{target.url}</span>
      </FactRow>
      <FactRow label={t("lastDelivered")}>
        {target.lastDeliveredAt ? f.when(target.lastDeliveredAt) : t("never")}
      </FactRow>
      <FactRow label={t("failedWeek")}>
        {target.failedWeek > 0 ? <Tag tone="red">{f.number(target.failedWeek)}</Tag> : f.number(0)}
      </FactRow>
      {!target.isOn && target.offReason !== null && <FactRow label={t("whyOff")}>{reason(target.offReason)}</FactRow>}
      <FactRow label={t("signature")}>
        {target.formerSecretUntil ? t("formerSecret", { when: f.when(target.formerSecretUntil) }) : t("oneSecret")}
      </FactRow>
    </>
  );
}
