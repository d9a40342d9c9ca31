import { Button } from "@mantine/core";
import { useState } from "react";
import { channelTitle } from "../../lib/channel-names.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import { deliveryTexts } from "./delivery-texts.ts";
import { useDeliveries, type Policy } from "./model.ts";
import { PolicySheet } from "./policy-sheet.tsx";
import { CostsPanel, SendersPanel, SickPanel } from "./settings-panels.tsx";

/** By which channels messages look for their clients, what that may cost, and when a channel is gone round. */
export function DeliverySection() {
  const t = useTexts(deliveryTexts);
  const query = useDeliveries();
  const [openId, setOpen] = useState<number | "new" | null>(null);
  const columns = useColumns((policy) => setOpen(policy.id));
  return (
    <>
      <SectionHead
        id="delivery"
        action={
          <Button onClick={() => setOpen("new")} data-testid="policy-new">
            {t("newPolicy")}
          </Button>
        }
      />
      <QueryState query={query}>
        {(data) => (
          <>
            <DataTable
              caption={t("policies")}
              columns={columns}
              rows={data.items}
              rowKey={(one) => one.id}
              onOpen={(one) => setOpen(one.id)}
              empty={<EmptyState compact title={t("policies")} />}
              testId="policies"
            />
            <CostsPanel data={data} />
            <SickPanel data={data} />
            <SendersPanel data={data} />
            {openId !== null && (
              <PolicySheet
                key={openId}
                policy={data.items.find((one) => one.id === openId) ?? null}
                taken={data.items.map((one) => one.code)}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </QueryState>
    </>
  );
}

function useColumns(onOpen: (policy: Policy) => void): Column<Policy>[] {
  const t = useTexts(deliveryTexts);
  const locale = useLocale();
  const f = useFormat();
  return [
    {
      key: "name",
      title: t("policy"),
      cell: (one) => (
        <>
          <button type="button" className={styles.open} onClick={() => onOpen(one)} data-testid={`policy-${one.code}`}>
            {locale === "ru" ? one.name : one.nameEn}
          </button>
          {one.isDefault && (
            <>
              {" "}
              <Tag tone="blue">{t("usual")}</Tag>
            </>
          )}
          {!one.isOn && (
            <>
              {" "}
              <Tag tone="hollow">{t("off")}</Tag>
            </>
          )}
        </>
      ),
    },
    {
      key: "order",
      title: t("order"),
      cell: (one) =>
        one.steps.length === 0 ? t("firmOrder") : one.steps.map((step) => channelTitle(step.channel)).join(" → "),
    },
    {
      key: "end",
      title: t("end"),
      wideOnly: true,
      cell: (one) => (
        <>
          {t(one.callTask ? "call" : "nothing")}
          {one.costLimitKopecks !== null && (
            <div className={styles.hint}>{t("limit", { sum: f.money(one.costLimitKopecks) })}</div>
          )}
        </>
      ),
    },
  ];
}
