import { Button } from "@mantine/core";
import { IconKey, IconPencil } from "@tabler/icons-react";
import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { FactList } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import type { Shown } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import { useTurn } from "./use-turn.ts";

// What the list of receivers and the list of sources show alike.

const words = {
  target: {
    none: "noTargets",
    noneHint: "noTargetsHint",
    onHint: "targetOnHint",
    rotate: "rotate",
    rotateTitle: "rotateTargetTitle",
    rotateText: "rotateTargetText",
  },
  source: {
    none: "noSources",
    noneHint: "noSourcesHint",
    onHint: "sourceOnHint",
    rotate: "rotateSourceAction",
    rotateTitle: "rotateSourceTitle",
    rotateText: "rotateSourceText",
  },
} as const;

type Side = keyof typeof words;

type Item = { id: number; title: string; isOn: boolean };

type ItemProps<One extends Item> = {
  side: Side;
  onEdit: (item: One) => void;
  turn: (id: number, isOn: boolean) => Promise<unknown>;
  /** Makes the secret anew; what it replies is shown once. */
  rotate: (id: number) => Promise<Omit<Shown, "name">>;
  onSecret: (shown: Shown) => void;
  /** The rows of facts. */
  facts: (item: One) => ReactNode;
};

type ListProps<One extends Item> = ItemProps<One> & {
  query: UseQueryResult<{ items: One[] }>;
  /** The button that adds one, for the empty list. */
  add: ReactNode;
};

export function SideList<One extends Item>({ query, add, ...props }: ListProps<One>) {
  const t = useTexts(webhooksTexts);
  const { none, noneHint } = words[props.side];
  return (
    <QueryState query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t(none)} hint={t(noneHint)} action={add} />
        ) : (
          items.map((item) => <SidePanel key={item.id} item={item} {...props} />)
        )
      }
    </QueryState>
  );
}

type PanelProps<One extends Item> = ItemProps<One> & { item: One };

function SidePanel<One extends Item>({ side, item, onEdit, turn, rotate, onSecret, facts }: PanelProps<One>) {
  const t = useTexts(webhooksTexts);
  const rotateSecret = useRotation(side, item.title, () => rotate(item.id), onSecret);
  const put = useTurn(item.title, (isOn) => turn(item.id, isOn));
  return (
    <Panel
      title={item.title}
      aside={<Tag tone={item.isOn ? "green" : "hollow"}>{t(item.isOn ? "works" : "off")}</Tag>}
      testId={`${side}-${item.id}`}
    >
      <FactList>{facts(item)}</FactList>
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          onClick={() => onEdit(item)}
          data-testid={`${side}-edit-${item.id}`}
        >
          {t("edit")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconKey size={16} />}
          onClick={() => void rotateSecret()}
          data-testid={`${side}-rotate-${item.id}`}
        >
          {t(words[side].rotate)}
        </Button>
      </div>
      <div className={styles.actions}>
        <Switch
          label={t("isOn")}
          hint={t(words[side].onHint)}
          checked={item.isOn}
          onChange={(isOn) => void put(isOn)}
          testId={`${side}-on-${item.id}`}
        />
      </div>
    </Panel>
  );
}

function useRotation(
  side: Side,
  name: string,
  rotate: () => Promise<Omit<Shown, "name">>,
  onSecret: (shown: Shown) => void,
) {
  const t = useTexts(webhooksTexts);
  const client = useQueryClient();
  return async () => {
    const isSure = await confirm({
      title: t(words[side].rotateTitle, { name }),
      text: t(words[side].rotateText),
      action: t(words[side].rotate),
      // A receiver's former secret signs for a day more; a source's former address ends at once.
      danger: side === "source",
    });
    if (!isSure) return;
    try {
      onSecret({ ...(await rotate()), name });
    } catch (error) {
      toastError(error);
    }
    await client.invalidateQueries({ queryKey: ["webhooks"] });
  };
}
