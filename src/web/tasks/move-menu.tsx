import { IconCalendarOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { Popup, type PopupButtonProps } from "../ui/popup.tsx";
import { movePicks } from "../lib/due-picks.ts";
import styles from "./move-menu.module.css";
import type { Task } from "./queries.ts";
import { taskTexts } from "./texts.ts";
import { fromLocalText, localText } from "../lib/zone-time.ts";

type MoveMenuProps = {
  task: Task;
  onMove: (dueAt: string | null) => void;
  button: (props: PopupButtonProps) => ReactNode;
};

/** In an hour, tomorrow, Monday, in a week, or an exact moment by the firm's clock. */
export function MoveMenu({ task, onMove, button }: MoveMenuProps) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  return (
    <Popup label={t("moveTask", { title: task.title })} button={button} width={270} testId="task-move-menu">
      {(close) => {
        const move = (at: string | null) => {
          close();
          onMove(at);
        };
        return (
          <div className={styles.panel}>
            {movePicks(task.dueAt, f.context).map(({ pick, at }, place) => (
              <button
                key={pick}
                type="button"
                className={styles.pick}
                autoFocus={place === 0}
                onClick={() => move(at)}
                data-testid={`move-${pick}`}
              >
                <span>{t(pick)}</span>
                <span className={styles.when}>
                  {pick === "in-hour" || pick === "tomorrow" ? f.time(at) : `${f.dayShort(at)}, ${f.time(at)}`}
                </span>
              </button>
            ))}
            {task.dueAt && (
              <button type="button" className={styles.pick} onClick={() => move(null)} data-testid="move-no-date">
                <span>{t("noDate")}</span>
                <IconCalendarOff size={16} className={styles.when} />
              </button>
            )}
            <form
              className={styles.exact}
              onSubmit={(event) => {
                event.preventDefault();
                const typed = new FormData(event.currentTarget).get("at");
                const at = typeof typed === "string" ? fromLocalText(typed, f.context.zone) : null;
                if (at) move(at);
              }}
            >
              <label className={styles.label}>
                {t("exactly")}
                <input
                  name="at"
                  type="datetime-local"
                  className={styles.input}
                  defaultValue={localText(task.dueAt ?? f.context.now, f.context.zone)}
                  data-testid="move-exact"
                />
              </label>
              <button type="submit" className={styles.submit} data-testid="move-exact-save">
                {t("move")}
              </button>
            </form>
          </div>
        );
      }}
    </Popup>
  );
}
