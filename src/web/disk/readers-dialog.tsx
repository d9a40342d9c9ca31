import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { setReaders } from "../../api/disk.ts";
import { roles, type Role } from "../../api/rights.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { roleTexts } from "../lib/role-texts.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { useFault } from "./fault.ts";
import styles from "./pane.module.css";
import { readAnew, type Folder } from "./queries.ts";
import { diskTexts } from "./texts.ts";

const limited = roles.filter((role) => role !== "admin");

type ReadersDialogProps = { folder: Folder & { id: number }; onClose: () => void };

/** Limits a folder of the firm to roles: each sees, or sees and changes. */
export function ReadersDialog({ folder, onClose }: ReadersDialogProps) {
  const t = useTexts(diskTexts);
  const role = useTexts(roleTexts);
  const tell = useFault();
  const [whose, setWhose] = useState<"all" | "roles">(
    folder.ownReaders === null && folder.ownWriters === null ? "all" : "roles",
  );
  const [readers, setSeen] = useState<readonly Role[]>(folder.ownReaders ?? limited);
  const [writers, setChanged] = useState<readonly Role[]>(folder.ownWriters ?? folder.ownReaders ?? limited);
  const save = () => {
    const body =
      whose === "all"
        ? { readers: null, writers: null }
        : { readers: [...readers], writers: writers.filter((one) => readers.includes(one)) };
    // A folder that nobody but the administrator changes is still the administrator's.
    const kept = body.writers?.length === 0 ? { ...body, writers: ["admin" as const] } : body;
    call(setReaders, { params: { id: folder.id }, body: kept })
      .then(onClose, tell)
      .finally(() => void readAnew());
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("readersTitle", { name: folder.name })}
      testId="disk-readers"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={whose === "roles" && readers.length === 0} onClick={save} data-testid="disk-readers-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Segmented
          label={t("setReaders")}
          value={whose}
          onChange={setWhose}
          wide
          segments={[
            { value: "all", label: t("everybody") },
            { value: "roles", label: t("onlyRoles") },
          ]}
        />
        {whose === "roles" &&
          limited.map((one) => (
            <div key={one} className={styles.row}>
              <span className={styles.words}>{role(one)}</span>
              <Checkbox
                label={t("maySee")}
                checked={readers.includes(one)}
                onChange={() => setSeen(toggled(readers, one))}
                data-testid={`sees-${one}`}
              />
              <Checkbox
                label={t("mayChange")}
                disabled={!readers.includes(one)}
                checked={readers.includes(one) && writers.includes(one)}
                onChange={() => setChanged(toggled(writers, one))}
              />
            </div>
          ))}
        <p className={styles.note}>{t("readersHint")}</p>
      </div>
    </Dialog>
  );
}

const toggled = (list: readonly Role[], one: Role): Role[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
