import { useActiveColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Avatar } from "../../ui/avatar.tsx";
import type { CurrentCall } from "../queries.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";

/** The partner passes no live call from a program, so we say who is at work and may pick it up. */
export function CanAnswer({ call }: { call: CurrentCall }) {
  const t = useTexts(dockTexts);
  const { user } = useSession();
  const people = useActiveColleagues().filter(
    (one) => one.onShift && one.id !== user.id && (call.isMine || one.id !== call.user?.id),
  );
  if (!call.isMine || people.length === 0) return <p className={styles.dim}>{t("answerHow")}</p>;
  return (
    <div>
      <h3 className={styles.heading}>{t("canAnswer")}</h3>
      <ul className={styles.people}>
        {people.slice(0, 5).map((one) => (
          <li key={one.id}>
            <Avatar name={one.name} size={20} label="" />
            {one.name}
          </li>
        ))}
      </ul>
      <p className={styles.dim}>{t("answerHow")}</p>
    </div>
  );
}
