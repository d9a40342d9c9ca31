import { Button } from "@mantine/core";
import { IconKey, IconPencil } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { rotateTargetSecret, updateTarget } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { confirm } from "../../ui/confirm.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { targetsQuery, type Shown, type Target } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import { useTurn } from "./use-turn.ts";

type ListProps = { onEdit: (target: Target) => void; onSecret: (shown: Shown) => void; add: ReactNode };

export function TargetList({ onEdit, onSecret, add }: ListProps) {
  const t = useTexts(webhooksTexts);
  const query = useQuery(targetsQuery);
  return (
    <QueryState query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t("noTargets")} hint={t("noTargetsHint")} action={add} />
        ) : (
          items.map((target) => (
            <TargetPanel key={target.id} target={target} onEdit={() => onEdit(target)} onSecret={onSecret} />
          ))
        )
      }
    </QueryState>
  );
}

type PanelProps = { target: Target; onEdit: () => void; onSecret: (shown: Shown) => void };

function TargetPanel({ target, onEdit, onSecret }: PanelProps) {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const reason = useReason();
  const rotate = useRotate(target, onSecret);
  const turn = useTurn(target.title, (isOn) => call(updateTarget, { params: { id: target.id }, body: { isOn } }));
  return (
    <Panel
      title={target.title}
      aside={<Tag tone={target.isOn ? "green" : "hollow"}>{t(target.isOn ? "works" : "off")}</Tag>}
      testId={`target-${target.id}`}
    >
      <FactList>
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
      </FactList>
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          onClick={onEdit}
          data-testid={`target-edit-${target.id}`}
        >
          {t("edit")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconKey size={16} />}
          onClick={() => void rotate()}
          data-testid={`target-rotate-${target.id}`}
        >
          {t("rotate")}
        </Button>
      </div>
      <div className={styles.actions}>
        <Switch
          label={t("isOn")}
          hint={t("targetOnHint")}
          checked={target.isOn}
          onChange={(isOn) => void turn(isOn)}
          testId={`target-on-${target.id}`}
        />
      </div>
    </Panel>
  );
}

function useRotate(target: Target, onSecret: (shown: Shown) => void) {
  const t = useTexts(webhooksTexts);
  const client = useQueryClient();
  return async () => {
    const name = target.title;
    const isSure = await confirm({
      title: t("rotateTargetTitle", { name }),
      text: t("rotateTargetText"),
      action: t("rotate"),
    });
    if (!isSure) return;
    try {
      const { secret } = await call(rotateTargetSecret, { params: { id: target.id } });
      onSecret({ name, secret });
    } catch (error) {
      toastError(error);
    }
    await client.invalidateQueries({ queryKey: ["webhooks"] });
  };
}
