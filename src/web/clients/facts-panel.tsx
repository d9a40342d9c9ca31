import { parseRubles } from "../../api/rubles.ts";
import { ApiError } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { FactList, FactRow } from "../ui/fact-row.tsx";
import { Meter } from "../ui/meter.tsx";
import { Panel } from "../ui/panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast } from "../ui/toast-store.ts";
import { completeness, ageOn, type FactName } from "./facts.ts";
import styles from "./facts-panel.module.css";
import { Phones } from "./phones.tsx";
import { useSaveFacts, type Client, type Facts } from "./queries.ts";
import { TagsRow } from "./tags-row.tsx";
import { clientTexts } from "./texts.ts";
import { ZoneRow } from "./zone-row.tsx";

/** What is known of the person; each fact is edited in its place. */
export function FactsPanel({ client }: { client: Client }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const save = useSaver(client.id);
  const { share, missing } = completeness(client);
  const percent = Math.round(share * 100);
  const age = client.birthDate ? t("age", { n: ageOn(client.birthDate, f.context) }) : "";
  return (
    <Panel
      title={t("about")}
      testId="facts"
      aside={
        <Tag tone={missing.length === 0 ? "green" : "blue"} title={missing.map((name) => t(name)).join(", ")}>
          {t("filledShare", { percent })}
        </Tag>
      }
    >
      <div className={styles.meter}>
        <Meter label={t("filledShare", { percent })} share={share} />
      </div>
      <FactList>
        <Phones client={client} />
        <FactRow label={t("name")} value={client.name} onSave={save?.("name", true)} testId="fact-name" />
        <FactRow label={t("city")} value={client.city ?? ""} onSave={save?.("city")} testId="fact-city" />
        <FactRow label={t("region")} value={client.region ?? ""} onSave={save?.("region")} testId="fact-region" />
        <ZoneRow client={client} />
        <FactRow
          label={t("birthDate")}
          type="date"
          value={client.birthDate ?? ""}
          shown={client.birthDate ? `${f.date(client.birthDate)} · ${age}` : ""}
          onSave={save?.("birthDate")}
          testId="fact-birthDate"
        />
        <FactRow
          label={t("inn")}
          inputMode="numeric"
          value={client.inn ?? ""}
          onSave={save?.("inn")}
          testId="fact-inn"
        />
        <FactRow
          label={t("email")}
          type="email"
          value={client.email ?? ""}
          onSave={save?.("email")}
          testId="fact-email"
        />
        <FactRow label={t("family")} value={client.family ?? ""} onSave={save?.("family")} testId="fact-family" />
        <FactRow label={t("work")} value={client.work ?? ""} onSave={save?.("work")} testId="fact-work" />
        <FactRow
          label={t("incomeKopecks")}
          inputMode="decimal"
          value={client.incomeKopecks === null ? "" : String(client.incomeKopecks / 100).replace(".", ",")}
          shown={client.incomeKopecks === null ? "" : f.money(client.incomeKopecks)}
          onSave={save?.("incomeKopecks")}
          testId="fact-incomeKopecks"
        />
        <TagsRow client={client} />
        <FactRow label={t("note")} multiline value={client.note ?? ""} onSave={save?.("note")} testId="fact-note" />
      </FactList>
    </Panel>
  );
}

type Saver = (name: FactName, needed?: boolean) => (text: string) => Promise<unknown>;

/** Undefined without the right: the facts are then only shown. */
function useSaver(clientId: number): Saver | undefined {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const save = useSaveFacts(clientId);
  if (!can("clients.write")) return undefined;
  return (name, needed) => async (text) => {
    try {
      if (needed && text === "") throw wrong(name);
      await save.mutateAsync(factsOf(name, text));
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) toast({ text: t(`${name}Wrong`), tone: "red" });
      throw error;
    }
  };
}

function factsOf(name: FactName, text: string): Facts {
  if (name === "name") return { name: text };
  if (name !== "incomeKopecks") return { [name]: text === "" ? null : text };
  const kopecks = text === "" ? null : parseRubles(text);
  if (text !== "" && kopecks === null) throw wrong(name);
  return { incomeKopecks: kopecks };
}

const wrong = (name: FactName) =>
  new ApiError(422, { code: "invalid", message: `wrong ${name}`, fields: { [name]: "wrong" } });
