import { Button } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useSession } from "../../lib/session.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { FactList } from "../../ui/fact-row.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Fold, useFolds } from "../fold.tsx";
import { Phones } from "../phones.tsx";
import type { Client } from "../queries.ts";
import { TagsRow } from "../tags-row.tsx";
import { FactLine, type SaveFact } from "./fact-line.tsx";
import styles from "./facts.module.css";
import { factsTexts } from "./facts-texts.ts";
import { groupsOf, type Field, type Group } from "./fields.ts";
import { useCustomFields, useFacts, type Known, type Teller } from "./use-facts.ts";
import { useNeeded } from "./use-needed.ts";
import { useReader } from "./use-reader.ts";
import { useSaveFact } from "./use-save-fact.ts";

const HistorySheet = late(() => import("./history-sheet.tsx").then((module) => module.HistorySheet));

/** What is known of the client by groups; each fact is edited in its place and says whence it is known. */
export function FactsPanel({ client, matterId }: { client: Client; matterId: number | undefined }) {
  const t = useTexts(factsTexts);
  const { can } = useSession();
  const known = useFacts(client.id);
  const custom = useCustomFields();
  const needed = useNeeded(matterId);
  const [teller, setTeller] = useState<Teller>("hand");
  const both = {
    data: known.data && custom.data ? { known: known.data, groups: groupsOf(known.data.kind, custom.data) } : undefined,
    error: known.error ?? custom.error,
    isPending: known.isPending || custom.isPending,
    refetch: () => Promise.all([known.refetch(), custom.refetch()]),
  };
  return (
    <Panel
      title={t("about")}
      flush
      testId="facts"
      aside={can("clients.write") && <TellerMenu teller={teller} onChoose={setTeller} />}
    >
      {teller === "client" && (
        <div className={styles.telling} role="status">
          {t("tellerOn")}
          <Button size="compact-sm" variant="default" onClick={() => setTeller("hand")} data-testid="teller-off">
            {t("tellerOff")}
          </Button>
        </div>
      )}
      <div className={styles.top} id="phones">
        <FactList>
          <Phones client={client} />
        </FactList>
      </div>
      <QueryState query={both} compact loading={<LoadingRows rows={6} height={38} />}>
        {(data) => <Groups clientId={client.id} {...data} teller={teller} needed={needed} />}
      </QueryState>
      <div className={styles.foot}>
        <FactList>
          <TagsRow client={client} />
        </FactList>
      </div>
    </Panel>
  );
}

function TellerMenu({ teller, onChoose }: { teller: Teller; onChoose: (teller: Teller) => void }) {
  const t = useTexts(factsTexts);
  const entry = (value: Teller, label: string, detail: string) => ({
    id: `teller-${value}`,
    label,
    detail,
    checked: teller === value,
    onSelect: () => onChoose(value),
  });
  return (
    <ActionMenu
      label={t("more")}
      width={280}
      entries={[
        { heading: t("more") },
        entry("hand", t("tellerHand"), t("tellerHandHint")),
        entry("client", t("tellerClient"), t("tellerClientHint")),
      ]}
      button={(props) => (
        <IconButton label={t("more")} size={30} icon={<IconDots size={17} />} testId="facts-teller" {...props} />
      )}
    />
  );
}

type Needed = ReadonlyMap<string, string>;
type GroupsProps = { clientId: number; known: Known; groups: Group[]; teller: Teller; needed: Needed };

function Groups({ clientId, known, groups, teller, needed }: GroupsProps) {
  const save = useSaveFact(clientId, teller);
  const [asked, setAsked] = useState<Field | null>(null);
  const holder = useCallback(
    ({ kind, what }: { kind: string; what: string }) =>
      kind === "fact" ? groups.find(({ fields }) => fields.some((field) => field.name === what))?.id : undefined,
    [groups],
  );
  const folds = useFolds("card-facts", ["identity", "company", "place"], holder);
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <FactGroup
          key={group.id}
          clientId={clientId}
          group={group}
          known={known}
          needed={needed}
          open={folds.isOpen(group.id)}
          onToggle={() => folds.toggle(group.id)}
          onSave={save}
          onHistory={setAsked}
        />
      ))}
      {asked && <HistorySheet key={asked.name} clientId={clientId} field={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

type FactGroupProps = {
  clientId: number;
  group: Group;
  known: Known;
  needed: Needed;
  open: boolean;
  onToggle: () => void;
  onSave: SaveFact | undefined;
  onHistory: (field: Field) => void;
};

function FactGroup({ clientId, group, known, needed, open, onToggle, onSave, onHistory }: FactGroupProps) {
  const t = useTexts(factsTexts);
  const { locale } = useReader();
  const facts = group.fields.map((field) => ({ field, fact: known.facts.find((one) => one.field === field.name) }));
  const have = facts.filter(({ fact }) => (fact?.value ?? null) !== null).length;
  const disputes = facts.filter(({ fact }) => (fact?.disputed.length ?? 0) > 0).length;
  return (
    <Fold
      title={sayPair(group.title, undefined, locale)}
      aside={
        <>
          {disputes > 0 && <Tag tone="amber">{t("disputes", { n: disputes })}</Tag>}
          {t("filled", { have, all: facts.length })}
        </>
      }
      open={open}
      onToggle={onToggle}
      testId={`group-${group.id}`}
    >
      <FactList>
        {facts.map(({ field, fact }) => (
          <FactLine
            key={field.name}
            clientId={clientId}
            field={field}
            fact={fact}
            needed={needed.get(field.name)}
            onSave={onSave}
            onHistory={onHistory}
          />
        ))}
      </FactList>
    </Fold>
  );
}
