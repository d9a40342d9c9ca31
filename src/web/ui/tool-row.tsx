import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import styles from "./tool-row.module.css";

export type Tool = {
  text: string;
  icon?: Icon;
  onClick: () => void;
  isBusy?: boolean;
  /** `wanted` is what ought to be pressed next, `danger` what is not easily undone. */
  look?: "wanted" | "danger" | undefined;
  testId?: string;
};

/** What may be done with the thing a panel shows: a row of buttons below its facts. */
export function ToolRow({ tools }: { tools: readonly Tool[] }) {
  return (
    <div className={styles.row}>
      {tools.map(({ text, icon: Sign, onClick, isBusy, look, testId }) => (
        <Button
          key={text}
          {...(look === "danger" ? { variant: "subtle", color: "red" } : look ? {} : { variant: "default" })}
          leftSection={Sign && <Sign size={16} />}
          loading={isBusy ?? false}
          onClick={onClick}
          data-testid={testId}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}
