import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { addPaperItem } from "../../../api/requests.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toastFault } from "../../ui/fault-words.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { useItemDeed } from "./queries.ts";
import { requestTexts } from "./texts.ts";

/** A paper that no rule names. */
export function AddDialog({ matterId, onClose }: { matterId: number; onClose: () => void }) {
  const t = useTexts(requestTexts);
  const [title, setTitle] = useState("");
  const add = useItemDeed(() => call(addPaperItem, { params: { id: matterId }, body: { title: title.trim() } }));
  const submit = async () => {
    try {
      await add.mutateAsync(undefined);
      onClose();
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("add")}
      testId="item-add"
      footer={
        <Button
          disabled={title.trim() === ""}
          loading={add.isPending}
          onClick={() => void submit()}
          data-testid="item-add-go"
        >
          {t("addGo")}
        </Button>
      }
    >
      <TextInput
        label={t("addName")}
        value={title}
        maxLength={200}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </Dialog>
  );
}
