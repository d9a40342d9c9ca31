import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addPushBrowser, removePushBrowser } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { canPush, markPush, pushId, subscribe, unsubscribe } from "../lib/push.ts";
import { queryClient } from "../lib/query-client.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import styles from "./notices.module.css";
import type { Choices } from "./queries.ts";
import { noticesTexts } from "./texts.ts";

/** Which browsers are woken, this one among them. */
export function Browsers({ choices }: { choices: Choices }) {
  const t = useTexts(noticesTexts);
  const f = useFormat();
  const [own, setOwn] = useState(pushId);
  const isOn = choices.browsers.some(({ id }) => id === own);
  const keep = (id: number | null) => {
    markPush(id);
    setOwn(id);
    return queryClient.invalidateQueries({ queryKey: ["notice-choices"] });
  };
  const add = useMutation({
    mutationFn: async () => {
      const address = await subscribe(choices.pushKey);
      return address && (await call(addPushBrowser, { body: address })).id;
    },
    onSuccess: (id) => (id === null ? toast({ text: t("pushDenied"), tone: "amber" }) : keep(id)),
    onError: (error) => toastError(error, t("pushFailed")),
  });
  const remove = useMutation({
    mutationFn: async (id: number) => {
      if (id === own) await unsubscribe();
      await call(removePushBrowser, { params: { id } });
    },
    onSuccess: (_done, id) => keep(id === own ? null : own),
    onError: (error) => toastError(error),
  });
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        <div className={styles.words}>
          <div>{t("thisBrowser")}</div>
          <div className={styles.hint}>{t("pushHint")}</div>
        </div>
        {!canPush() ? (
          <Tag tone="hollow">{t("pushNone")}</Tag>
        ) : isOn ? (
          <Button
            variant="default"
            size="compact-md"
            loading={remove.isPending}
            onClick={() => own !== null && remove.mutate(own)}
          >
            {t("pushOff")}
          </Button>
        ) : (
          <Button size="compact-md" loading={add.isPending} onClick={() => add.mutate()} data-testid="push-on">
            {t("pushOn")}
          </Button>
        )}
      </div>
      {choices.browsers.length > 0 && (
        <ul className={styles.browsers} aria-label={t("browsers")}>
          {choices.browsers.map((browser) => (
            <li key={browser.id} className={styles.line}>
              <div className={styles.words}>
                <div>{browser.name || t("aBrowser")}</div>
                <div className={styles.hint}>{t("since", { day: f.day(browser.createdAt) })}</div>
              </div>
              <IconButton
                label={t("removeBrowser", { name: browser.name || t("aBrowser") })}
                icon={<IconX size={16} />}
                onClick={() => remove.mutate(browser.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
