import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  checkPhoneConnection,
  installPhoneHooks,
  rotateHookMark,
  updatePhoneConnection,
} from "../../../api/telephony.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { confirm } from "../../ui/confirm.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { connectionState } from "../connections/connection-state.ts";
import { settingsTexts } from "../texts.ts";
import type { PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";

export function useLineActions(line: PhoneConnection) {
  const t = useTexts(telephonyTexts);
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  const params = { id: line.id };
  const refetch = () => queries.invalidateQueries({ queryKey: ["telephony"] });
  const put = (isOn: boolean) => call(updatePhoneConnection, { params, body: { isOn } }).then(refetch);
  const turn = async (isOn: boolean) => {
    try {
      await put(isOn);
      toast({ text: t(isOn ? "turnedOn" : "turnedOff", { name: line.name }), undo: () => put(!isOn) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
  };
  const told = (good: "checked" | "installed", bad: "checkFailed" | "installFailed") => (now: PhoneConnection) => {
    if (connectionState(now) !== "fails") return toast({ text: t(good, { name: now.name }), tone: "green" });
    const error = now.lastError ?? "";
    return toast({ text: t(bad, { name: now.name }), detail: reasonText(error) ?? error, tone: "red" });
  };
  const check = useMutation({
    mutationFn: () => call(checkPhoneConnection, { params }),
    onSuccess: told("checked", "checkFailed"),
    onError: (error) => toastError(error, t("checkFailed", { name: line.name })),
    onSettled: refetch,
  });
  const install = useMutation({
    mutationFn: () => call(installPhoneHooks, { params }),
    onSuccess: told("installed", "installFailed"),
    onError: (error) => toastError(error, t("installFailed", { name: line.name })),
    onSettled: refetch,
  });
  // The former address stops working at once: the partner would speak to nobody until it is told the new one.
  const rotate = async () => {
    if (!(await confirm({ title: t("rotateTitle"), text: t("rotateText"), action: t("rotate"), danger: true }))) return;
    try {
      await call(rotateHookMark, { params });
      toast({ text: t("rotated"), detail: t("rotatedHint"), tone: "amber" });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
    await refetch();
  };
  return { turn, check, install, rotate };
}
