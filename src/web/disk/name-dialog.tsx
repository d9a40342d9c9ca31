import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTexts } from "../lib/i18n.ts";
import { Dialog } from "../ui/sheet.tsx";
import { useFaultText } from "./fault.ts";
import { diskTexts } from "./texts.ts";

type NameDialogProps = {
  title: string;
  label: string;
  action: string;
  initial?: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
};

/** A name for a new folder, or another for what stands; a refusal is told at the field. */
export function NameDialog({ title, label, action, initial = "", onSave, onClose }: NameDialogProps) {
  const t = useTexts(diskTexts);
  const faultText = useFaultText();
  const [name, setName] = useState(initial);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    setBusy(true);
    onSave(name.trim())
      .then(onClose)
      .catch((error: unknown) => setFault(faultText(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      testId="disk-name"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form="disk-name" loading={isBusy} data-testid="disk-name-save">
            {action}
          </Button>
        </>
      }
    >
      <form id="disk-name" onSubmit={save}>
        <TextInput
          label={label}
          value={name}
          error={fault}
          data-autofocus
          onFocus={(event) => selectStem(event.currentTarget)}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="disk-name-field"
        />
      </form>
    </Dialog>
  );
}

/** The ending is seldom what one wants to change. */
function selectStem(input: HTMLInputElement): void {
  const dot = input.value.lastIndexOf(".");
  input.setSelectionRange(0, dot > 0 ? dot : input.value.length);
}
