import { updateClient } from "../../api/clients.ts";
import { call } from "../lib/api.ts";
import { formatTime } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { FactRow } from "../ui/fact-row.tsx";
import { toastError } from "../ui/toast-store.ts";
import styles from "./facts-panel.module.css";
import { useClientChange, type Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";
import { zones } from "../lib/zones-data.ts";

/** The client's own clock: messages keep to its hours, so its present time is shown. */
export function ZoneRow({ client }: { client: Client }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const { can } = useSession();
  const save = useClientChange(client.id, (zone: string | null) =>
    call(updateClient, { params: { id: client.id }, body: { zone } }),
  );
  const value = (save.isPending ? save.variables : client.zone) ?? "";
  const known = zones.find((one) => one.zone === value);
  const nameOf = (zone: string) =>
    t("zoneNow", { name: known ? sayPair(known.city) : zone, time: formatTime(f.context.now, { zone }) });
  if (!can("clients.write")) return <FactRow label={t("zone")} value="" shown={value === "" ? "" : nameOf(value)} />;
  return (
    <FactRow label={t("zone")}>
      <div style={{ margin: "-5px -8px" }}>
        <select
          className={styles.select}
          aria-label={t("zone")}
          data-empty={value === "" || undefined}
          value={value}
          onChange={(event) =>
            save.mutate(event.currentTarget.value || null, { onError: (error) => toastError(error, t("zoneNotSaved")) })
          }
          data-testid="fact-zone"
        >
          <option value="">{t("zoneByCity")}</option>
          {value !== "" && <option value={value}>{nameOf(value)}</option>}
          {zones
            .filter((one) => one.zone !== value)
            .map((one) => (
              <option key={one.zone} value={one.zone}>
                {sayPair(one.city)}
              </option>
            ))}
        </select>
      </div>
    </FactRow>
  );
}
