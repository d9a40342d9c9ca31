import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { useDesigner } from "../designer-context.ts";
import { NewValue } from "./new-value.tsx";
import { useValues } from "./queries.ts";
import { valueTexts } from "./texts.ts";
import { ValueRow } from "./value-row.tsx";
import styles from "./values.module.css";

/** What rules may name besides the card's own facts: the firm's constants and the cards' variables. */
export function ValuesSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(valueTexts);
  const { canWrite } = useDesigner();
  const values = useValues();
  const [isAdding, setAdding] = useState(false);
  return (
    <Sheet opened={opened} onClose={onClose} title={t("title")} size={520} testId="values-sheet">
      <div className={styles.sheet}>
        <p className={styles.help}>{t("help")}</p>
        {canWrite &&
          (isAdding ? (
            <NewValue onDone={() => setAdding(false)} />
          ) : (
            <div>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} />}
                onClick={() => setAdding(true)}
                data-testid="value-add"
              >
                {t("add")}
              </Button>
            </div>
          ))}
        <QueryState query={values}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState compact title={t("none")} hint={t("noneHint")} />
            ) : (
              <>
                {(["constant", "variable"] as const).map((kind) => {
                  const own = items.filter((one) => one.kind === kind);
                  return (
                    own.length > 0 && (
                      <section key={kind} className={styles.section}>
                        <SectionLine>{t(`${kind}s`)}</SectionLine>
                        <ul className={styles.list}>
                          {own.map((value) => (
                            <ValueRow key={value.id} value={value} onLeave={onClose} />
                          ))}
                        </ul>
                      </section>
                    )
                  );
                })}
              </>
            )
          }
        </QueryState>
      </div>
    </Sheet>
  );
}
