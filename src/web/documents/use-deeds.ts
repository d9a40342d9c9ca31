import * as api from "../../api/documents.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { confirm } from "../ui/confirm.tsx";
import { toast } from "../ui/toast-store.ts";
import { toastFault } from "../ui/fault-words.ts";
import { bringOne } from "../lib/pick-file.ts";
import { useDeed, type Paper } from "./queries.ts";
import { paperTexts } from "./texts.ts";

/** What one press does to a paper; what needs a form has a sheet of its own. */
export function useDeeds(clientId: number) {
  const t = useTexts(paperTexts);
  const finaliseIt = useDeed(clientId, (id: number) => call(api.finaliseDocument, { params: { id } }));
  const remakeIt = useDeed(clientId, ({ id, replaceEdited }: { id: number; replaceEdited: boolean }) =>
    call(api.remakeDocument, { params: { id }, body: { replaceEdited } }),
  );
  const bringIt = useDeed(clientId, ({ id, uploadId }: { id: number; uploadId: number }) =>
    call(api.bringEditedDocument, { params: { id }, body: { uploadId } }),
  );
  const finalise = async (paper: Paper) => {
    const question = { title: t("finaliseTitle"), text: t("finaliseText"), action: t("finalise") };
    if (!(await confirm(question))) return;
    try {
      const { number } = await finaliseIt.mutateAsync(paper.id);
      toast({ text: number === null ? t("finalisedPlain") : t("finalised", { number }), tone: "green" });
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  const remake = async (paper: Paper) => {
    const question = { title: t("remakeTitle"), text: t("remakeText"), action: t("remakeYes"), danger: true };
    if (paper.isHandEdited && !(await confirm(question))) return;
    try {
      await remakeIt.mutateAsync({ id: paper.id, replaceEdited: paper.isHandEdited });
      toast({ text: t("remade"), tone: "green" });
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  const bring = async (paper: Paper) => {
    try {
      const uploadId = await bringOne(".docx", () => toast({ text: t("bringing"), life: 2500 }));
      if (uploadId === null) return;
      await bringIt.mutateAsync({ id: paper.id, uploadId });
      toast({ text: t("brought"), tone: "green" });
    } catch (error) {
      toastFault(error, t("notBrought"));
    }
  };
  return {
    finalise,
    remake,
    bring,
    isBusy: finaliseIt.isPending || remakeIt.isPending || bringIt.isPending,
  };
}
