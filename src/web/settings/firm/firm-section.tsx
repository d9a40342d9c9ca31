import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getFirm, updateFirm } from "../../../api/firm.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { QueryState } from "../../ui/states.tsx";
import { toast } from "../../ui/toast-store.ts";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import { ChannelsPanel } from "./channels-panel.tsx";
import type { Firm, SaveFirm } from "./model.ts";
import { firmTexts } from "./firm-texts.ts";
import { RequisitesPanel } from "./requisites-panel.tsx";
import { TermsPanel } from "./terms-panel.tsx";
import { WeekPanel } from "./week-panel.tsx";

export function FirmSection() {
  const query = useQuery({ queryKey: ["firm"], queryFn: ({ signal }) => call(getFirm, {}, { signal }) });
  return (
    <>
      <SectionHead id="firm" />
      <QueryState query={query}>{(firm) => <Panels firm={firm} />}</QueryState>
    </>
  );
}

function Panels({ firm }: { firm: Firm }) {
  const t = useTexts(firmTexts);
  const client = useQueryClient();
  const put = async (change: Partial<Firm>) => {
    client.setQueryData(["firm"], await call(updateFirm, { body: change }));
    // The frame shows the firm's name, zone and time to undo.
    await client.invalidateQueries({ queryKey: ["session"] });
  };
  const save: SaveFirm = async (change, what) => {
    const former = Object.fromEntries(Object.entries(firm).filter(([key]) => key in change));
    await put(change);
    toast({ text: t("changed", { what }), undo: () => put(former) });
  };
  return (
    <div className={styles.panels}>
      <div className={styles.form}>
        <RequisitesPanel firm={firm} save={save} />
        <ChannelsPanel firm={firm} save={save} />
      </div>
      <div className={styles.form}>
        <TermsPanel firm={firm} save={save} />
        <WeekPanel firm={firm} save={save} />
      </div>
    </div>
  );
}
