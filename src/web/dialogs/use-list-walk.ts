import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { dialogTexts } from "./texts.ts";

/** J, K and arrows walk the list as it is drawn; `/` goes to the search. */
export function useListWalk(currentId: number | undefined, onOpen: (id: number) => void, onSearch: () => void): void {
  const t = useTexts(dialogTexts);
  const group = t("keys");
  const walk = (step: 1 | -1) => () => {
    const next = neighbour(currentId, step);
    if (next !== undefined) onOpen(next);
  };
  useKeys([
    { code: "KeyJ", title: t("keyNext"), group, run: walk(1) },
    { code: "KeyK", title: t("keyPrevious"), group, run: walk(-1) },
    { code: "ArrowDown", run: walk(1) },
    { code: "ArrowUp", run: walk(-1) },
    { code: "Slash", title: t("keySearch"), group, run: onSearch },
  ]);
}

/** The next row of the list from the open one; of none open the first. */
export function neighbour(currentId: number | undefined, step: 1 | -1): number | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-dialog]")];
  const at = rows.findIndex((row) => row.dataset["dialog"] === String(currentId));
  const row = at === -1 ? rows[0] : rows[at + step];
  row?.scrollIntoView({ block: "nearest" });
  return row ? Number(row.dataset["dialog"]) : undefined;
}
