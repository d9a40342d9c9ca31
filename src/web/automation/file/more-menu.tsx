import { Button } from "@mantine/core";
import { IconDots, IconDownload, IconUpload, IconVariable } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { ActionMenu, type MenuEntry } from "../../ui/action-menu.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { downloadAutomation } from "./download.ts";
import { fileTexts } from "./texts.ts";

const ValuesSheet = late(() => import("../values/values-sheet.tsx").then((module) => module.ValuesSheet));
const ImportSheet = late(() => import("./import-sheet.tsx").then((module) => module.ImportSheet));

/** What is needed seldom. `changes`: how many a loaded file would wipe out of the draft. */
export function MoreMenu({ changes }: { changes: number }) {
  const t = useTexts(fileTexts);
  const { pipeline, canWrite } = useDesigner();
  const [open, setOpen] = useState<"values" | "import" | null>(null);
  const close = () => setOpen(null);
  const download = async () => {
    try {
      toast({ text: t("downloaded", { name: await downloadAutomation(pipeline.id) }) });
    } catch (error) {
      toastError(error, t("notDownloaded"));
    }
  };
  const entries: MenuEntry[] = [
    { id: "values", label: t("values"), icon: <IconVariable size={16} />, onSelect: () => setOpen("values") },
    "line",
    {
      id: "download",
      label: t("download"),
      detail: t("downloadDetail"),
      icon: <IconDownload size={16} />,
      onSelect: () => void download(),
    },
  ];
  if (canWrite)
    entries.push({
      id: "upload",
      label: t("upload"),
      detail: t("uploadDetail"),
      icon: <IconUpload size={16} />,
      onSelect: () => setOpen("import"),
    });
  return (
    <>
      <ActionMenu
        label={t("moreOf")}
        entries={entries}
        width={290}
        align="start"
        button={(props) => (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDots size={16} />}
            data-testid="automation-more"
            {...props}
          >
            {t("more")}
          </Button>
        )}
      />
      {open === "values" && <ValuesSheet opened onClose={close} />}
      {open === "import" && <ImportSheet opened onClose={close} changes={changes} />}
    </>
  );
}
