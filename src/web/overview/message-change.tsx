import { defineTexts, useTexts } from "../lib/i18n.ts";
import type { Item } from "./queries.ts";
import styles from "./timeline.module.css";

const texts = defineTexts({
  edited: ["Клиент изменил. Было: {former}", "The client changed it. It was: {former}"],
  removed: ["Клиент удалил это сообщение у себя", "The client took this message back"],
});

/** What the firm has read stays to be read, and it is said that the client meant otherwise. */
export function MessageChange({ change }: { change: NonNullable<Item["message"]>["change"] }) {
  const t = useTexts(texts);
  if (change === null) return null;
  return (
    <p className={styles.changed} data-testid="message-change">
      {change.isRemoved ? t("removed") : t("edited", { former: change.former.join(" → ") })}
    </p>
  );
}
