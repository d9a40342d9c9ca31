import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useLiveConnected } from "../lib/live.ts";
import styles from "./shell.module.css";
import { shellTexts } from "./texts.ts";

export function ConnectionBanner() {
  const t = useTexts(shellTexts);
  const online = useOnline();
  const live = useLiveConnected();
  if (online && live) return null;
  return (
    <div className={styles.banner} role="status" data-testid="connection-banner">
      <IconPlugConnectedX size={17} />
      {t(online ? "liveLost" : "offline")}
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const changed = () => setOnline(navigator.onLine);
    addEventListener("online", changed);
    addEventListener("offline", changed);
    return () => {
      removeEventListener("online", changed);
      removeEventListener("offline", changed);
    };
  }, []);
  return online;
}
