import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useStore } from "../lib/store.ts";
import { Kbd } from "../ui/key-hints.tsx";
import { closePalette, holdPaletteField, paletteOpen } from "./palette-state.ts";
import styles from "./palette.module.css";
import { shellTexts } from "./texts.ts";

const PaletteResults = late(
  () => import("./palette-results.tsx").then((module) => module.PaletteResults),
  <div className={styles.waiting} />,
);

/** The frame and the input are part of the shell; what is found comes with its own script. */
export function Palette() {
  const t = useTexts(shellTexts);
  const opened = useStore(paletteOpen);
  const [typed, setTyped] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<(event: KeyboardEvent) => void>(() => {});
  useEffect(() => {
    holdPaletteField(dialog.current, input.current);
    return () => holdPaletteField(null, null);
  }, []);
  const closed = () => {
    paletteOpen.set(false);
    setTyped("");
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t("searchName")}
      onClose={closed}
      onClick={(event) => event.target === dialog.current && closePalette()}
      data-testid="palette"
    >
      <div className={styles.window}>
        <label className={styles.field}>
          <IconSearch size={20} />
          <input
            ref={input}
            className={styles.input}
            value={typed}
            placeholder={t("search")}
            aria-label={t("searchName")}
            role="combobox"
            aria-expanded={opened}
            aria-controls="palette-list"
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => keys.current(event)}
            data-testid="palette-input"
          />
        </label>
        {opened && <PaletteResults typed={typed} input={input} keys={keys} />}
        <footer className={styles.footer}>
          <span>
            <Kbd>↑ ↓</Kbd> {t("hintMove")}
          </span>
          <span>
            <Kbd>Enter</Kbd> {t("hintOpen")}
          </span>
          <span>
            <Kbd>Esc</Kbd> {t("hintClose")}
          </span>
        </footer>
      </div>
    </dialog>
  );
}
