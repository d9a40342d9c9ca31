import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { orderFields, removeField } from "../../../api/custom-fields.ts";
import { announce } from "../../lib/announce.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { SectionHead } from "../section-head.tsx";
import settings from "../settings.module.css";
import { stepped } from "../stages/order.ts";
import { FieldSheet } from "./field-sheet.tsx";
import styles from "./fields.module.css";
import { fieldsTexts } from "./fields-texts.ts";
import { useFields, useFresh, type CustomField } from "./queries.ts";

/** The firm's own fields of the card, in the card's order. */
export function FieldsSection() {
  const t = useTexts(fieldsTexts);
  const fields = useFields();
  const [edited, setEdited] = useState<CustomField | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited("new")} data-testid="field-add">
      {t("add")}
    </Button>
  );
  return (
    <>
      <SectionHead id="fields" action={add} />
      <QueryState query={fields}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t("empty")} hint={t("emptyHint")} />
          ) : (
            <FieldList items={items} onEdit={setEdited} />
          )
        }
      </QueryState>
      {edited && (
        <FieldSheet
          key={edited === "new" ? "new" : edited.id}
          field={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function FieldList({ items, onEdit }: { items: CustomField[]; onEdit: (field: CustomField) => void }) {
  const t = useTexts(fieldsTexts);
  const locale = useLocale();
  const fresh = useFresh();
  // Shown at once; the list itself comes with the answer.
  const [hoped, setHoped] = useState<number[] | null>(null);
  const ids = hoped ?? items.map((field) => field.id);
  const nameOf = (field: CustomField) => (locale === "ru" ? field.title : field.titleEn);
  const step = async (field: CustomField, by: -1 | 1) => {
    const next = stepped(ids, field.id, by);
    if (!next || hoped) return;
    setHoped(next);
    try {
      await call(orderFields, { body: { ids: next } });
      announce(t("placed", { name: nameOf(field), place: next.indexOf(field.id) + 1 }));
    } catch (error) {
      toastError(error, t("notOrdered"));
    }
    await fresh();
    setHoped(null);
  };
  const remove = async (field: CustomField) => {
    const name = nameOf(field);
    const isSure = await confirm({
      title: t("removeTitle", { name }),
      text: t("removeText"),
      action: t("removeDo"),
      danger: true,
    });
    if (!isSure) return;
    try {
      await call(removeField, { params: { id: field.id } });
      toast({ text: t("removed", { name }) });
    } catch (error) {
      toastError(error, t("notRemoved"));
    }
    await fresh();
  };
  return (
    <ol className={styles.list} aria-label={t("list")} data-testid="fields">
      {ids.flatMap((id, place) => {
        const field = items.find((one) => one.id === id);
        if (!field) return [];
        return [
          <FieldRow
            key={id}
            field={field}
            name={nameOf(field)}
            isFirst={place === 0}
            isLast={place === ids.length - 1}
            onEdit={() => onEdit(field)}
            onStep={(by) => void step(field, by)}
            onRemove={() => void remove(field)}
          />,
        ];
      })}
    </ol>
  );
}

type RowProps = {
  field: CustomField;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onStep: (by: -1 | 1) => void;
  onRemove: () => void;
};

function FieldRow({ field, name, isFirst, isLast, onEdit, onStep, onRemove }: RowProps) {
  const t = useTexts(fieldsTexts);
  return (
    <li className={styles.row} data-testid={`field-${field.id}`}>
      <span className={styles.words}>
        <button type="button" className={settings.open} aria-label={t("edit", { name })} onClick={onEdit}>
          {name}
        </button>
        <span className={settings.hint}>{[t(`kind_${field.kind}`), t(`of_${field.of}`)].join(" · ")}</span>
      </span>
      {field.isSearchable && <Tag>{t("searched")}</Tag>}
      <span className={styles.deeds}>
        <IconButton
          label={t("up", { name })}
          icon={<IconArrowUp size={17} />}
          disabled={isFirst}
          onClick={() => onStep(-1)}
          testId={`field-up-${field.id}`}
        />
        <IconButton
          label={t("down", { name })}
          icon={<IconArrowDown size={17} />}
          disabled={isLast}
          onClick={() => onStep(1)}
          testId={`field-down-${field.id}`}
        />
        <IconButton
          label={t("remove", { name })}
          icon={<IconTrash size={17} />}
          onClick={onRemove}
          testId={`field-remove-${field.id}`}
        />
      </span>
    </li>
  );
}
