import { IconAlertCircle, IconClock } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { dropSent, sayAgain, type Pending } from "./pending.ts";
import styles from "./post.module.css";
import own from "./stream.module.css";
import { chatTexts } from "./texts.ts";

/** A word on its way; one that did not go says why and waits for a press. */
export function PendingRow({ pending }: { pending: Pending }) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  return (
    <article className={styles.post} data-first data-testid="post-pending">
      <div className={styles.side}>
        <Avatar name={user.name} size={34} label="" />
      </div>
      <div className={styles.body}>
        <header className={styles.head}>
          <span className={styles.author}>{user.name}</span>
        </header>
        <div className={`${styles.text} ${own.pending}`}>{pending.body}</div>
        {pending.failed === null ? (
          <div className={own.state}>
            <IconClock size={14} />
            {t("sending")}
          </div>
        ) : (
          <div className={own.state} data-failed role="alert">
            <IconAlertCircle size={15} />
            {t("notSent", { reason: pending.failed })}
            <Button
              size="compact-xs"
              variant="light"
              color="red"
              onClick={() => sayAgain(pending)}
              data-testid="post-again"
            >
              {t("again")}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => dropSent(pending.key)}>
              {t("discard")}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}
