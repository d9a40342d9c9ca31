import { useTexts } from "../lib/i18n.ts";
import { keyLabel, useActiveKeys, type KeyBinding } from "../lib/keys.ts";
import { Kbd } from "../ui/key-hints.tsx";
import { Dialog } from "../ui/sheet.tsx";
import styles from "./help.module.css";
import { helpOpen } from "./help-state.ts";
import { shellTexts } from "./texts.ts";

/** «?»: what works here now, from the same list that binds the keys. */
export function Help() {
  const t = useTexts(shellTexts);
  const groups = Object.entries(
    Object.groupBy(useActiveKeys(), (one) => one.group ?? t("shortcutsEverywhere")),
  ).toReversed();
  return (
    <Dialog opened onClose={() => helpOpen.set(false)} title={t("shortcuts")} size={520} testId="help">
      {groups.map(([title, bindings]) => (
        <HelpGroup key={title} title={title} bindings={bindings ?? []} />
      ))}
    </Dialog>
  );
}

function HelpGroup({ title, bindings }: { title: string; bindings: KeyBinding[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {bindings.map((one) => (
          <div key={keyLabel(one) + one.title} className={styles.row}>
            <dt>{one.title}</dt>
            <dd>
              <Kbd>{keyLabel(one)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
