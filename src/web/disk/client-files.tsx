import { Button } from "@mantine/core";
import { IconFolders, IconUpload } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTexts } from "../lib/i18n.ts";
import { Panel } from "../ui/panel.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { ClashDialog } from "./clash-dialog.tsx";
import { DropZone } from "./drop-zone.tsx";
import { ItemList } from "./item-list.tsx";
import pane from "./pane.module.css";
import { pickFiles } from "./pick-files.ts";
import { useFolder } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import { UploadBar } from "./upload-bar.tsx";
import { useBring } from "./use-bring.ts";

const SHOWN = 8;

/** For the client's card: the newest of his papers, a place to drop others, the way to all of them. */
export function ClientFiles({ clientId }: { clientId: number }) {
  const t = useTexts(diskTexts);
  const navigate = useNavigate();
  const query = useFolder({ clientId }, "newest");
  const folder = query.data?.pages[0];
  const bringing = useBring(folder);
  return (
    <Panel
      title={t("filesOfClient")}
      flush
      testId="client-files"
      aside={
        folder?.mayChange && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconUpload size={14} />}
            onClick={() => pickFiles(bringing.start)}
            data-testid="client-files-upload"
          >
            {t("upload")}
          </Button>
        )
      }
    >
      <div style={{ position: "relative" }}>
        <DropZone name={folder?.name ?? ""} onFiles={folder?.mayChange ? bringing.start : null}>
          <QueryState query={query} loading={<LoadingRows rows={3} height={44} />} compact>
            {({ pages }) => {
              const items = pages.flatMap((page) => page.items);
              return items.length === 0 ? (
                <p className={pane.none}>{t("noFiles")}</p>
              ) : (
                <ItemList
                  label={t("filesOfClient")}
                  items={items.slice(0, SHOWN)}
                  isNarrow
                  onOpen={(item) =>
                    void navigate({
                      to: "/disk",
                      search: item.isFolder ? { folder: item.id } : { client: clientId, file: item.id },
                    })
                  }
                  testId="client-files-list"
                />
              );
            }}
          </QueryState>
          <p className={pane.part}>
            <Link to="/disk" search={folder?.id ? { folder: folder.id } : { client: clientId }}>
              <IconFolders size={15} style={{ verticalAlign: "-2px" }} /> {t("allFiles")}
            </Link>
          </p>
        </DropZone>
      </div>
      {bringing.asked && <ClashDialog asked={bringing.asked} onAnswer={bringing.answer} />}
      <UploadBar />
    </Panel>
  );
}
