import { TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { useKeys } from "../../lib/keys.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { boardTexts } from "./board-texts.ts";
import styles from "./marks.module.css";

type SearchProps = { typed: string; onType: (typed: string) => void; found: number | null; all: number };

/** Leaves only the rules that fit on the board: «/» comes here, Esc clears. */
export function BoardSearch({ typed, onType, found, all }: SearchProps) {
  const t = useTexts(boardTexts);
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ code: "Slash", title: t("findKey"), group: t("keysGroup"), run: () => field.current?.focus() }]);
  return (
    <div className={styles.search} role="search">
      <TextInput
        ref={field}
        size="xs"
        aria-label={t("find")}
        placeholder={t("findKey")}
        leftSection={<IconSearch size={15} />}
        rightSection={
          typed !== "" && (
            <>
              <span className={styles.count} aria-hidden>
                {t("found", { n: found ?? all, all })}
              </span>
              <IconButton label={t("clear")} icon={<IconX size={15} />} size={26} onClick={() => onType("")} />
            </>
          )
        }
        rightSectionWidth={typed === "" ? 30 : 92}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (typed === "") event.currentTarget.blur();
          onType("");
        }}
        data-testid="board-search"
      />
      <span className="op-hidden" role="status" data-testid="board-found">
        {found === null ? "" : found === 0 ? t("foundNone") : t("found", { n: found, all })}
      </span>
    </div>
  );
}
