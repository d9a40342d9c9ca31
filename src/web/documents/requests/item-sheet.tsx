import { Button, Textarea, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import * as api from "../../../api/requests.ts";
import { goTo } from "../../lib/address.ts";
import { call } from "../../lib/api.ts";
import { dayOf } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { bringOne } from "../../lib/pick-file.ts";
import { useSession } from "../../lib/session.ts";
import { Choice } from "../../ui/choice.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { toast } from "../../ui/toast-store.ts";
import { PagesPart } from "./pages-part.tsx";
import { useItemDeed, usePaperItems, type Item, type Items } from "./queries.ts";
import styles from "./requests.module.css";
import { ItemState } from "./state-tag.tsx";
import { requestTexts } from "./texts.ts";

type SheetProps = { matterId: number; itemId: number; onClose: () => void };

/** One paper: what came, turned and cropped here, and the decision. */
export function ItemSheet({ matterId, itemId, onClose }: SheetProps) {
  const locale = useLocale();
  const query = usePaperItems(matterId);
  const item = query.data?.items.find(({ id }) => id === itemId);
  const title = item ? [sayPair(item.title, undefined, locale), item.about].filter(Boolean).join(", ") : "";
  return (
    <Sheet opened onClose={onClose} title={title} size={560} testId="item-sheet">
      <QueryState query={query} loading={<LoadingRows rows={4} />} compact>
        {(data) => item && <Inside item={item} data={data} />}
      </QueryState>
    </Sheet>
  );
}

function Inside({ item, data }: { item: Item; data: Items }) {
  const { can } = useSession();
  const mayWrite = can("documents.write");
  const came = item.pages > 0 || item.nodeId !== null;
  return (
    <div className={styles.form}>
      <About item={item} />
      <PagesPart item={item} mayWrite={mayWrite && item.state !== "accepted"} />
      {mayWrite && item.state !== "accepted" && <Bring item={item} />}
      {mayWrite && came && item.state === "received" && (
        <>
          <Accept key={`accept-${item.id}`} item={item} />
          <Reject item={item} reasons={data.reasons} />
        </>
      )}
      {mayWrite && came && item.state === "accepted" && <Reject item={item} reasons={data.reasons} />}
      {mayWrite && <Need item={item} />}
    </div>
  );
}

function About({ item }: { item: Item }) {
  const t = useTexts(requestTexts);
  const f = useFormat();
  const locale = useLocale();
  const shelf = item.shelf;
  const lines = [
    sayPair(item.help, undefined, locale),
    [t(item.getter), item.priceKopecks === null ? "" : t("price", { sum: f.money(item.priceKopecks) })]
      .filter(Boolean)
      .join(", "),
    shelf?.workingDays === undefined ? "" : t("shelfWorking", { n: shelf.workingDays }),
    shelf?.days === undefined ? "" : t("shelfDays", { n: shelf.days }),
    shelf?.months === undefined ? "" : t("shelfMonths", { n: shelf.months }),
    item.validUntil === null ? "" : t("until", { day: f.date(item.validUntil) }),
    item.rejection ?? "",
  ];
  return (
    <div>
      <ItemState item={item} />
      {lines.filter(Boolean).map((line) => (
        <p key={line} className={styles.quiet}>
          {line}
        </p>
      ))}
      {item.nodeId !== null && (
        <Button size="compact-sm" variant="default" onClick={() => goTo(`/disk?file=${item.nodeId ?? ""}`)}>
          {t("file")}
        </Button>
      )}
    </div>
  );
}

function Bring({ item }: { item: Item }) {
  const t = useTexts(requestTexts);
  const bring = useItemDeed(async () => {
    const uploadId = await bringOne(".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf", () =>
      toast({ text: t("bringing"), life: 2500 }),
    );
    if (uploadId !== null)
      await call(api.bringPaperPages, { params: { id: item.id }, body: { uploadIds: [uploadId] } });
  });
  return (
    <Button
      variant="default"
      leftSection={<IconUpload size={16} />}
      loading={bring.isPending}
      onClick={() => bring.mutate(undefined, { onError: (error) => toastFault(error, t("notBrought")) })}
      data-testid="item-bring"
    >
      {t("bring")}
    </Button>
  );
}

function Accept({ item }: { item: Item }) {
  const t = useTexts(requestTexts);
  const f = useFormat();
  const today = dayOf(f.context.now, f.context.zone);
  const [issuedOn, setIssued] = useState("");
  const accept = useItemDeed(() =>
    call(api.acceptPaper, { params: { id: item.id }, body: { issuedOn: issuedOn === "" ? null : issuedOn } }),
  );
  const submit = async () => {
    try {
      await accept.mutateAsync(undefined);
      toast({ text: t("acceptDone"), tone: "green" });
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  return (
    <>
      {item.shelf && (
        <TextInput
          type="date"
          label={t("issuedOn")}
          value={issuedOn}
          max={today}
          onChange={(event) => setIssued(event.currentTarget.value)}
          data-testid="item-issued"
        />
      )}
      <Button
        disabled={(item.shelf !== null && issuedOn === "") || issuedOn > today}
        loading={accept.isPending}
        onClick={() => void submit()}
        data-testid="item-accept"
      >
        {t("accept")}
      </Button>
    </>
  );
}

function Reject({ item, reasons }: { item: Item; reasons: Items["reasons"] }) {
  const t = useTexts(requestTexts);
  const locale = useLocale();
  const [code, setCode] = useState("");
  const [note, setNote] = useState("");
  const reject = useItemDeed(() =>
    call(api.rejectPaper, { params: { id: item.id }, body: { code, note: note.trim() } }),
  );
  const submit = async () => {
    try {
      await reject.mutateAsync(undefined);
      toast({ text: t("rejectDone") });
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  return (
    <>
      <Choice
        label={t("rejectTitle")}
        value={code}
        placeholder="—"
        onChange={setCode}
        options={reasons.map((reason) => ({ value: reason.code, label: sayPair(reason.title, undefined, locale) }))}
        testId="item-reason"
      />
      {code !== "" && (
        <Textarea
          label={t("rejectNote")}
          value={note}
          maxLength={500}
          autosize
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <Button
        variant="default"
        color="red"
        disabled={code === "" || (code === "other" && note.trim() === "")}
        loading={reject.isPending}
        onClick={() => void submit()}
        data-testid="item-reject"
      >
        {t("reject")}
      </Button>
    </>
  );
}

function Need({ item }: { item: Item }) {
  const t = useTexts(requestTexts);
  const need = useItemDeed((isNeeded: boolean) =>
    call(api.setPaperNeed, { params: { id: item.id }, body: { isNeeded } }),
  );
  return (
    <Button
      variant="subtle"
      loading={need.isPending}
      onClick={() => need.mutate(item.isOff, { onError: (error) => toastFault(error, t("notChanged")) })}
      data-testid="item-need"
    >
      {t(item.isOff ? "on" : "off")}
    </Button>
  );
}
