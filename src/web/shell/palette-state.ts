import { flushSync } from "react-dom";
import { createStore } from "../lib/store.ts";

export const paletteOpen = createStore(false);
const field: { dialog: HTMLDialogElement | null; input: HTMLInputElement | null } = { dialog: null, input: null };

export function holdPaletteField(dialog: HTMLDialogElement | null, input: HTMLInputElement | null): void {
  field.dialog = dialog;
  field.input = input;
}

/** The input is always in the page and takes the focus in the same turn of the key press, so the next letter is never lost. */
export function openPalette(): void {
  if (field.dialog?.open) return;
  flushSync(() => paletteOpen.set(true));
  field.dialog?.showModal();
  field.input?.focus();
}

export function closePalette(): void {
  field.dialog?.close();
}
