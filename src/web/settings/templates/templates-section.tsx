import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { listPolicies } from "../../../api/deliveries.ts";
import { rereadTemplates } from "../../../api/message-templates.ts";
import { listTemplates, updateTemplate } from "../../../api/messaging.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { ApprovalTag } from "./approval-tag.tsx";
import type { Template } from "./model.ts";
import { gapsOf, placesOf } from "./places.ts";
import { editorTexts } from "./editor-texts.ts";
import { copyOf, emptyDraft, type Draft } from "./template-draft.ts";
import own from "./template-editor.module.css";
import { TemplateEditor } from "./template-editor.tsx";
import { TemplateSheet } from "./template-sheet.tsx";
import { templatesTexts } from "./templates-texts.ts";

export function TemplatesSection() {
  const t = useTexts(templatesTexts);
  const query = useQuery({
    queryKey: ["message-templates"],
    queryFn: ({ signal }) => call(listTemplates, {}, { signal }),
  });
  const e = useTexts(editorTexts);
  const [openId, setOpen] = useState<number | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const senders = useSenders();
  const reread = useReread();
  const columns = useColumns((template) => setOpen(template.id));
  const toConnections = (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/settings/$section" params={{ section: "connections" }} {...props} />}
    >
      {t("toConnections")}
    </Button>
  );
  return (
    <>
      <SectionHead
        id="templates"
        action={
          <div className={own.adds}>
            <Button variant="default" loading={reread.isPending} onClick={() => reread.mutate()}>
              {e("reread")}
            </Button>
            <Button
              onClick={() => setDraft(emptyDraft(senders[0]?.id ?? null))}
              disabled={senders.length === 0}
              data-testid="template-new"
            >
              {e("newTitle")}
            </Button>
          </div>
        }
      />
      <QueryState query={query}>
        {({ items, fields }) => {
          const open = items.find((one) => one.id === openId);
          return (
            <>
              <DataTable
                caption={t("table")}
                columns={columns}
                rows={items}
                rowKey={(one) => one.id}
                onOpen={(one) => setOpen(one.id)}
                empty={<EmptyState title={t("empty")} hint={t("emptyHint")} action={toConnections} />}
                testId="templates"
              />
              {open && (
                <TemplateSheet
                  key={open.id}
                  template={open}
                  facts={fields}
                  onClose={() => setOpen(null)}
                  onCopy={() => {
                    setOpen(null);
                    setDraft(copyOf(open));
                  }}
                />
              )}
              {draft && (
                <TemplateEditor start={draft} facts={fields} senders={senders} onClose={() => setDraft(null)} />
              )}
            </>
          );
        }}
      </QueryState>
    </>
  );
}

/** Connections whose channel has templates. */
function useSenders(): { id: number; name: string }[] {
  const policies = useQuery({
    queryKey: ["delivery-policies"],
    queryFn: ({ signal }) => call(listPolicies, {}, { signal }),
  });
  return (policies.data?.senders ?? []).filter((one) => one.channel === "whatsapp" && one.isOn);
}

function useReread() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(rereadTemplates),
    onError: (error) => toastError(error),
    onSettled: () => client.invalidateQueries({ queryKey: ["message-templates"] }),
  });
}

function useColumns(onOpen: (template: Template) => void): Column<Template>[] {
  const t = useTexts(templatesTexts);
  const turn = useTurn();
  return [
    {
      key: "name",
      title: t("name"),
      cell: (one) => (
        <>
          <button type="button" className={styles.open} onClick={() => onOpen(one)} data-testid={`template-${one.id}`}>
            {one.name}
          </button>
          <div className={styles.hint}>
            {one.code} · {one.language} · {categoryOf(one, t)}
          </div>
        </>
      ),
    },
    { key: "approval", title: t("approval"), cell: (one) => <ApprovalTag approval={one.approval} /> },
    { key: "places", title: t("places"), wideOnly: true, cell: (one) => <Places template={one} /> },
    {
      key: "on",
      title: t("isOn"),
      wideOnly: true,
      width: 110,
      cell: (one) => (
        <Switch
          label={t(one.isOn ? "on" : "off")}
          checked={one.isOn}
          onChange={(isOn) => void turn(one, isOn)}
          testId={`template-on-${one.id}`}
        />
      ),
    },
  ];
}

function Places({ template }: { template: Template }) {
  const t = useTexts(templatesTexts);
  const all = placesOf(template.body).length;
  const gaps = gapsOf(template.body, template.variables).length;
  if (all === 0) return <span className={styles.hint}>{t("noPlaces")}</span>;
  const words = t("filled", { n: all - gaps, all });
  return gaps > 0 ? <Tag tone="amber">{words}</Tag> : <span>{words}</span>;
}

function categoryOf({ category }: Template, t: ReturnType<typeof useTexts<typeof templatesTexts>>): string {
  const known = (["utility", "marketing", "authentication"] as const).find((one) => one === category.toLowerCase());
  return known ? t(known) : category;
}

function useTurn() {
  const t = useTexts(templatesTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  return async (template: Template, isOn: boolean) => {
    const put = (to: boolean) =>
      call(updateTemplate, { params: { id: template.id }, body: { isOn: to } }).then(() =>
        client.invalidateQueries({ queryKey: ["message-templates"] }),
      );
    try {
      await put(isOn);
      toast({ text: t(isOn ? "turnedOn" : "turnedOff", { name: template.name }), undo: () => put(!isOn) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
  };
}
