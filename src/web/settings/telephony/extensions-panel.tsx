import { useQuery, useQueryClient } from "@tanstack/react-query";
import { setExtension } from "../../../api/telephony.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useColleagues, type Colleague } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { Panel } from "../../ui/panel.tsx";
import { QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { extensionsQuery, type PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";

/** Whose extension is which: by it a call rings at the client's responsible, and a click rings at whoever clicked. */
export function ExtensionsPanel({ lines }: { lines: PhoneConnection[] }) {
  const t = useTexts(telephonyTexts);
  const colleagues = useColleagues();
  const extensions = useQuery(extensionsQuery);
  const known = extensions.data?.items ?? [];
  const people = (colleagues.data ?? []).filter((one) => one.isActive);
  const columns: Column<Colleague>[] = [
    {
      key: "person",
      title: t("employee"),
      cell: (person) => (
        <div className={styles.person}>
          <Avatar name={person.name} size={26} label="" />
          <span className="op-truncate">{person.name}</span>
        </div>
      ),
    },
    {
      key: "shift",
      title: t("shift"),
      wideOnly: true,
      cell: (person) => person.onShift && <Tag tone="green">{t("onShift")}</Tag>,
    },
    ...lines.map((line): Column<Colleague> => ({
      key: `line-${line.id}`,
      title: lines.length === 1 ? t("extension") : line.name,
      cell: (person) => (
        <ExtensionCell
          person={person}
          line={line}
          extension={known.find((one) => one.user.id === person.id && one.connectionId === line.id)?.extension ?? ""}
        />
      ),
    })),
  ];
  return (
    <Panel title={t("extensions")} testId="extensions">
      <QueryState query={extensions} compact>
        {() => (
          <DataTable
            caption={t("extensions")}
            columns={columns}
            rows={people}
            rowKey={(person) => person.id}
            testId="extensions-table"
          />
        )}
      </QueryState>
    </Panel>
  );
}

type ExtensionCellProps = { person: Colleague; line: PhoneConnection; extension: string };

function ExtensionCell({ person, line, extension }: ExtensionCellProps) {
  const t = useTexts(telephonyTexts);
  const queries = useQueryClient();
  const put = async (next: string) => {
    try {
      await call(setExtension, {
        params: { id: line.id, userId: person.id },
        body: { extension: next === "" ? null : next },
      });
    } catch (error) {
      // The field itself says only that it is not saved.
      if (error instanceof ApiError && error.reason === "extension-taken")
        toast({ text: t("extensionTaken", { extension: next }), tone: "amber" });
      else if (error instanceof ApiError && error.status === 422) toast({ text: t("extensionWrong"), tone: "amber" });
      throw error;
    }
    await queries.invalidateQueries({ queryKey: ["telephony"] });
  };
  const save = async (typed: string) => {
    await put(typed);
    toast({
      text: t(typed === "" ? "extensionRemoved" : "extensionSaved", { name: person.name, extension: typed }),
      undo: () => put(extension),
    });
    if (typed !== "" && line.extensions.length > 0 && !line.extensions.includes(typed))
      toast({ text: t("extensionUnknown", { extension: typed }), tone: "amber" });
  };
  return (
    <div className={styles.inset}>
      <InlineEdit
        name={t("extensionOf", { name: person.name })}
        value={extension}
        onSave={save}
        inputMode="numeric"
        testId={`extension-${line.id}-${person.id}`}
      />
    </div>
  );
}
