import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { SectionHead } from "../section-head.tsx";
import { ArrivalsLog } from "./arrivals-log.tsx";
import { DeliveriesLog } from "./deliveries-log.tsx";
import type { Shown, Source, Target } from "./model.ts";
import { SecretDialog } from "./secret-dialog.tsx";
import { SourceList } from "./source-list.tsx";
import { SourceSheet } from "./source-sheet.tsx";
import { TargetList } from "./target-list.tsx";
import { TargetSheet } from "./target-sheet.tsx";
import { webhooksTexts } from "./texts.ts";

/** Two sides, whom we tell and who tells us, each with its log beneath. */
export function WebhooksSection() {
  const t = useTexts(webhooksTexts);
  const [side, setSide] = useState<"out" | "in">("out");
  const [target, setTarget] = useState<Target | "new" | null>(null);
  const [source, setSource] = useState<Source | "new" | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const add = (
    <Button
      leftSection={<IconPlus size={17} />}
      onClick={() => (side === "out" ? setTarget("new") : setSource("new"))}
      data-testid={side === "out" ? "target-add" : "source-add"}
    >
      {t(side === "out" ? "addTarget" : "addSource")}
    </Button>
  );
  return (
    <>
      <SectionHead id="webhooks" action={add} />
      <Segmented
        label={t("sides")}
        segments={[
          { value: "out", label: t("out") },
          { value: "in", label: t("in") },
        ]}
        value={side}
        onChange={setSide}
      />
      {side === "out" ? (
        <>
          <TargetList onEdit={setTarget} onSecret={setShown} add={add} />
          <DeliveriesLog />
        </>
      ) : (
        <>
          <SourceList onEdit={setSource} onSecret={setShown} add={add} />
          <ArrivalsLog />
        </>
      )}
      {target && (
        <TargetSheet target={target === "new" ? null : target} onClose={() => setTarget(null)} onSecret={setShown} />
      )}
      {source && (
        <SourceSheet source={source === "new" ? null : source} onClose={() => setSource(null)} onSecret={setShown} />
      )}
      {shown && <SecretDialog shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}
