import { IconRefresh, IconX } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { useStore } from "../lib/store.ts";
import { formatSize } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Meter } from "../ui/meter.tsx";
import { useFaultText } from "./fault.ts";
import { diskTexts } from "./texts.ts";
import { clearEnded, going, repeatUpload, stopUpload, type Going } from "./upload-queue.ts";
import styles from "./uploads.module.css";

/** Files on their way, over whatever page of the disk is open. */
export function UploadBar() {
  const t = useTexts(diskTexts);
  const items = useStore(going);
  if (items.length === 0) return null;
  const isOver = items.every(({ state }) => state === "done" || state === "failed");
  return (
    <section className={styles.bar} aria-label={t("uploads")} data-testid="disk-uploads">
      <header className={styles.head}>
        <span role="status">
          {t(isOver ? "uploadsDone" : "uploads")} · {items.filter(({ state }) => state === "done").length}/
          {items.length}
        </span>
        {isOver && <IconButton label={t("hide")} icon={<IconX size={18} />} onClick={clearEnded} />}
      </header>
      <ul className={styles.list}>
        {items.map((item) => (
          <UploadRow key={item.key} item={item} />
        ))}
      </ul>
    </section>
  );
}

function UploadRow({ item }: { item: Going }) {
  const t = useTexts(diskTexts);
  const locale = useLocale();
  const faultText = useFaultText();
  const { key, name, size, sent, state, error } = item;
  const line = {
    waiting: formatSize(size, locale),
    going: t("uploadLine", { sent: formatSize(sent, locale), size: formatSize(size, locale) }),
    offline: t("waitingLine"),
    done: formatSize(size, locale),
    failed: error === null ? "" : faultText(error),
  }[state];
  return (
    <li className={styles.row} data-state={state} data-testid={`upload-${name}`}>
      <span style={{ minWidth: 0 }}>
        <span className="op-truncate" style={{ display: "block" }} title={name}>
          {name}
        </span>
        <span className={styles.facts}>{line}</span>
      </span>
      {state === "failed" && (
        <IconButton
          label={`${t("again")}: ${name}`}
          icon={<IconRefresh size={17} />}
          onClick={() => repeatUpload(key)}
        />
      )}
      {state !== "failed" && state !== "done" && (
        <IconButton label={`${t("stop")}: ${name}`} icon={<IconX size={17} />} onClick={() => stopUpload(key)} />
      )}
      {state !== "failed" && state !== "done" && (
        <div className={styles.meter}>
          <Meter label={name} share={size === 0 ? 1 : sent / size} />
        </div>
      )}
    </li>
  );
}
