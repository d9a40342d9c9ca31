import { Button } from "@mantine/core";
import { useState } from "react";
import { sendLibraryItem } from "../../../api/library.ts";
import { search } from "../../../api/overview.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toastFault } from "../../ui/fault-words.ts";
import { SearchPick } from "../../ui/search-pick.tsx";
import { Dialog } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast-store.ts";
import { Made } from "../requests/request-dialog.tsx";
import styles from "../requests/requests.module.css";
import { useLibraryDeed, type LibraryItem } from "./queries.ts";
import { libraryTexts } from "./texts.ts";

interface Chosen {
  clientId: number;
  matterId: number | null;
  name: string;
}

/** To whom and by which way; the edition in force goes, and which one it was stays known. */
export function SendDialog({ item, onClose }: { item: LibraryItem; onClose: () => void }) {
  const t = useTexts(libraryTexts);
  const f = useFormat();
  const [whom, setWhom] = useState<Chosen | null>(null);
  const [bySms, setSms] = useState(true);
  const [url, setUrl] = useState<string | null>(null);
  const sending = useLibraryDeed(({ clientId, matterId }: Chosen) =>
    call(sendLibraryItem, { params: { id: item.id }, body: { clientId, matterId, send: bySms } }),
  );
  const submit = async () => {
    if (!whom) return;
    try {
      const made = await sending.mutateAsync(whom);
      toast({ text: t("sent", { n: made.edition }), tone: "green" });
      setUrl(made.url);
    } catch (error) {
      toastFault(error, t("notSent"));
    }
  };
  if (url !== null) return <Made url={url} onClose={onClose} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("sendTitle", { title: item.title })}
      testId="library-send"
      footer={
        <Button
          disabled={!whom}
          loading={sending.isPending}
          onClick={() => void submit()}
          data-testid="library-send-go"
        >
          {t(bySms ? "go" : "link")}
        </Button>
      }
    >
      <div className={styles.form}>
        {whom && <b>{whom.name}</b>}
        <SearchPick
          label={t("whom")}
          placeholder={t("whomHint")}
          name="library-client"
          nothing={t("nothing")}
          failed={(reason) => reason}
          autoFocus
          find={async (q, signal) => {
            const { items } = await call(search, { query: { q } }, { signal });
            return items.map((hit) => ({
              key: `${hit.clientId}-${hit.matterId ?? 0}`,
              label: hit.name,
              detail: [hit.phone && f.phone(hit.phone), hit.city].filter(Boolean).join(" · "),
              item: hit,
            }));
          }}
          onPick={({ clientId, matterId, name }) => setWhom({ clientId, matterId, name })}
        />
        <Switch label={t("bySms")} checked={bySms} onChange={setSms} />
      </div>
    </Dialog>
  );
}
