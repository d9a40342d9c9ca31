// Shortcuts by the physical key, so that they work on a Russian layout. The same list feeds the help dialogue («?»).
// useKeys([{ code: "KeyT", title: t("take"), run: take }])
import { useEffect, useLayoutEffect, useRef } from "react";
import { createStore, useStore } from "./store.ts";

export type KeyBinding = {
  /** KeyboardEvent.code: "KeyT", "ArrowDown", "Digit1". */
  code: string;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
  /** In the reader's language; a binding without a title is not shown in the help. */
  title?: string;
  /** Heading in the help. */
  group?: string;
  /** Works also inside a text field; for combinations with Ctrl only. */
  whileTyping?: boolean;
  /** Works also while a dialogue is open. */
  inDialog?: boolean;
  run: (event: KeyboardEvent) => void;
};

type Scope = { bindings: () => KeyBinding[] };
const scopes = createStore<Scope[]>([]);

/** The later registered scope wins: a drawer's keys go before its page's. */
export function useKeys(bindings: KeyBinding[], active = true): void {
  // A ref and not an effect event: the help reads the bindings of others while it draws.
  const current = useRef(bindings);
  useLayoutEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    if (!active) return;
    const scope: Scope = { bindings: () => current.current };
    scopes.update((now) => [...now, scope]);
    return () => scopes.update((now) => now.filter((one) => one !== scope));
  }, [active]);
}

/** What works here now, for the help. */
export const useActiveKeys = (): KeyBinding[] =>
  useStore(scopes)
    .flatMap((scope) => scope.bindings())
    .filter((one) => one.title);

export function startKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    const binding = bindingFor(
      event,
      scopes.get().map((scope) => scope.bindings()),
      situation(event),
    );
    if (!binding) return;
    event.preventDefault();
    binding.run(event);
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

type Pressed = Pick<
  KeyboardEvent,
  "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "defaultPrevented" | "isComposing"
>;
type Situation = { typing: boolean; dialog: boolean };

export function bindingFor(
  event: Pressed,
  layers: KeyBinding[][],
  { typing, dialog }: Situation,
): KeyBinding | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  return layers
    .toReversed()
    .flat()
    .find(
      (one) =>
        one.code === event.code &&
        (one.ctrl ?? false) === (event.ctrlKey || event.metaKey) &&
        (one.shift ?? false) === event.shiftKey &&
        (one.alt ?? false) === event.altKey &&
        (!typing || one.whileTyping === true) &&
        (!dialog || one.inDialog === true),
    );
}

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=checkbox],[type=radio],[type=button]), textarea, select"));

const situation = (event: KeyboardEvent): Situation => ({
  typing: isTyping(event.target),
  dialog:
    document.querySelector(
      "[role=dialog][aria-modal=true], [role=alertdialog], dialog[open], [popover][role]:popover-open",
    ) !== null,
});

/** «Ctrl+K», «Shift+X», «→» as the keys are printed. */
export function keyLabel({ code, ctrl, shift, alt }: Pick<KeyBinding, "code" | "ctrl" | "shift" | "alt">): string {
  const name = NAMES[code] ?? code.replace(/^(Key|Digit|Numpad)/, "");
  return [ctrl && "Ctrl", alt && "Alt", shift && "Shift", name].filter(Boolean).join("+");
}

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Slash: "/",
  Space: "␣",
  Delete: "Del",
  Backspace: "⌫",
};
