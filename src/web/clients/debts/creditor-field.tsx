import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";
import type { ReplyOf } from "../../../api/endpoint.ts";
import type { listCreditors } from "../../../api/creditors.ts";
import { useTexts } from "../../lib/i18n.ts";
import field from "../../ui/field.module.css";
import list from "../../ui/search-pick.module.css";
import styles from "./debts.module.css";
import type { PartyText } from "./debt-form.ts";
import { useFoundCreditors } from "./queries.ts";
import { debtTexts } from "./texts.ts";

type Creditor = ReplyOf<typeof listCreditors>["items"][number];
type CreditorFieldProps = {
  label: string;
  value: PartyText;
  onChange: (value: PartyText) => void;
  error?: string | false | undefined;
  placeholder?: string;
  autoFocus?: boolean;
  testId?: string;
};

/** A name typed freely; those of the directory are offered, arrows walk them, Enter takes. */
export function CreditorField({ label, value, onChange, error, placeholder, autoFocus, testId }: CreditorFieldProps) {
  const t = useTexts(debtTexts);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const found = useFoundCreditors(useDeferredValue(value.id === null ? value.name.trim() : ""));
  const options = value.id === null ? (found.data?.items ?? []) : [];
  const isShown = isOpen && options.length > 0;
  const take = (one: Creditor) => {
    onChange({ id: one.id, name: one.shortName || one.name });
    setOpen(false);
  };
  const pressed = (event: KeyboardEvent) => {
    if (!isShown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[at];
    if (step !== undefined) setAt((now) => (now + step + options.length) % options.length);
    else if (event.key === "Enter" && chosen) take(chosen);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={list.box} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <input
        id={id}
        className={`${field.control} ${styles.party}`}
        role="combobox"
        autoComplete="off"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && options[at] ? `${id}-${at}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        maxLength={300}
        placeholder={placeholder}
        value={value.name}
        data-autofocus={autoFocus || undefined}
        data-testid={testId}
        onKeyDown={pressed}
        onChange={(event) => {
          onChange({ id: null, name: event.currentTarget.value });
          setAt(-1);
          setOpen(true);
        }}
      />
      {isShown && (
        <div className={list.list} id={`${id}-list`} role="listbox" aria-label={t("pickCreditor")}>
          {options.map((one, place) => (
            <div
              key={one.id}
              id={`${id}-${place}`}
              className={list.option}
              role="option"
              aria-selected={place === at}
              onPointerMove={() => setAt(place)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
              data-testid={`creditor-${one.id}`}
            >
              {one.shortName || one.name}
              <div className={list.detail}>{[one.inn, one.postalAddress].filter(Boolean).join(" · ")}</div>
            </div>
          ))}
        </div>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}
