import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { errorText } from "./error-text.ts";
import field from "./field.module.css";
import styles from "./search-pick.module.css";

export type Found<T> = { key: string | number; label: string; detail?: string; disabled?: boolean; item: T };

type SearchPickProps<T> = {
  label: string;
  /** The label is for screen readers only. */
  bare?: boolean;
  placeholder: string;
  /** Begins the query's key, so that two pickers of one thing share what they found. */
  name: string;
  find: (text: string, signal: AbortSignal) => Promise<Found<T>[]>;
  onPick: (item: T) => void;
  nothing: string;
  failed: (reason: string) => string;
  autoFocus?: boolean;
  testId?: string;
};

/** Finds one record by typing: arrows walk the list, Enter takes, Esc closes it. */
export function SearchPick<T>({
  label,
  bare,
  placeholder,
  name,
  find,
  onPick,
  nothing,
  failed,
  autoFocus,
  testId,
}: SearchPickProps<T>) {
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useSettled(text.trim());
  const found = useQuery({
    queryKey: ["pick", name, asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked !== "",
    staleTime: 15_000,
  });
  const options = asked === "" ? [] : (found.data ?? []);
  const isShown = open && asked !== "" && !found.isPending;
  const take = (option: Found<T> | undefined) => {
    if (!option || option.disabled) return;
    setText("");
    setOpen(false);
    onPick(option.item);
  };
  const pressed = (event: KeyboardEvent) => {
    if (!isShown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((now) => (now + step + options.length) % Math.max(1, options.length));
    else if (event.key === "Enter") take(options[at]);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.box} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <label htmlFor={id} className={bare ? "op-hidden" : field.label}>
        {label}
      </label>
      <span className={`${field.frame} ${styles.frame}`}>
        <IconSearch size={16} />
        <input
          id={id}
          className={`${field.control} ${styles.input}`}
          role="combobox"
          autoComplete="off"
          aria-expanded={isShown}
          aria-controls={isShown ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isShown && options[at] ? `${id}-${at}` : undefined}
          placeholder={placeholder}
          value={text}
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          data-testid={testId}
          onKeyDown={pressed}
          onFocus={() => setOpen(true)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
            setOpen(true);
          }}
        />
      </span>
      {isShown && options.length > 0 && (
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={label}>
          {options.map((option, place) => (
            <div
              key={option.key}
              id={`${id}-${place}`}
              className={styles.option}
              role="option"
              aria-selected={place === at}
              aria-disabled={option.disabled || undefined}
              onPointerMove={() => setAt(place)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
              data-testid={`pick-${option.key}`}
            >
              {option.label}
              {option.detail && <div className={styles.detail}>{option.detail}</div>}
            </div>
          ))}
        </div>
      )}
      {isShown && options.length === 0 && (
        <div className={styles.list} role="status">
          <div className={styles.note}>{found.error ? failed(errorText(found.error)) : nothing}</div>
        </div>
      )}
    </div>
  );
}

/** The text once typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 180);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
