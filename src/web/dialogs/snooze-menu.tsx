import { IconChevronDown } from "@tabler/icons-react";
import { movePicks } from "../lib/due-picks.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { fromLocalText, localText } from "../lib/zone-time.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Popup } from "../ui/popup.tsx";
import styles from "./head.module.css";
import { dialogTexts } from "./texts.ts";

/** Moments people choose most, and an exact one by the firm's clock. */
export function SnoozeMenu({ onSnooze }: { onSnooze: (until: string) => void }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  return (
    <Popup
      label={t("snoozeMore")}
      width={260}
      testId="snooze-menu"
      button={(props) => (
        <IconButton
          label={t("snoozeMore")}
          variant="outline"
          size={34}
          icon={<IconChevronDown size={16} />}
          testId="snooze-more"
          {...props}
        />
      )}
    >
      {(close) => {
        const snooze = (at: string) => {
          close();
          onSnooze(at);
        };
        return (
          <div className={styles.menu}>
            {movePicks(null, f.context).map(({ pick, at }, place) => (
              <button
                key={pick}
                type="button"
                className={styles.pick}
                autoFocus={place === 0}
                onClick={() => snooze(at)}
                data-testid={`snooze-${pick}`}
              >
                <span>{t(pick)}</span>
                <span className={styles.when}>
                  {pick === "in-hour" ? f.time(at) : `${f.dayShort(at)}, ${f.time(at)}`}
                </span>
              </button>
            ))}
            <form
              className={styles.exact}
              onSubmit={(event) => {
                event.preventDefault();
                const typed = new FormData(event.currentTarget).get("at");
                const at = typeof typed === "string" ? fromLocalText(typed, f.context.zone) : null;
                if (at) snooze(at);
              }}
            >
              <label>
                {t("exactly")}
                <input
                  name="at"
                  type="datetime-local"
                  defaultValue={localText(new Date(f.context.now.getTime() + 86_400_000), f.context.zone)}
                  data-testid="snooze-exact"
                />
              </label>
              <button type="submit" className={styles.submit} data-testid="snooze-exact-save">
                {t("snooze")}
              </button>
            </form>
          </div>
        );
      }}
    </Popup>
  );
}
