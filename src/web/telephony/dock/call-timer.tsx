import { useNow } from "../../lib/clock.ts";
import { formatLength } from "../../lib/dates.ts";
import type { CurrentCall } from "../queries.ts";
import { secondsOf } from "./dock-model.ts";
import styles from "./dock.module.css";

/** Ticks alone: the second's hand must not redraw the card. */
export function CallTimer({ call }: { call: CurrentCall }) {
  const now = useNow(1000);
  return <span className={styles.timer}>{formatLength(secondsOf(call, now))}</span>;
}
