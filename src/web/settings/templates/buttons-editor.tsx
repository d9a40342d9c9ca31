import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { codeOf, type Draft, type DraftButton, type FaultOf } from "./template-draft.ts";
import { editorTexts } from "./editor-texts.ts";
import own from "./template-editor.module.css";

type ButtonsProps = { draft: Draft; change: (part: Partial<Draft>) => void; faultOf: FaultOf };

const VALUES = { reply: "buttonId", url: "buttonUrl", phone: "buttonPhone" } as const;

/** Replies the client taps, or a link and a call. */
export function ButtonsEditor({ draft, change, faultOf }: ButtonsProps) {
  const t = useTexts(editorTexts);
  const { buttons } = draft;
  const put = (at: number, button: DraftButton) =>
    change({ buttons: buttons.map((one, place) => (place === at ? button : one)) });
  const most = draft.kind === "quick-reply" ? 3 : 2;
  const add = (button: DraftButton) => change({ buttons: [...buttons, button] });
  return (
    <>
      {buttons.map((button, at) => (
        <div key={at} className={own.button}>
          <TextInput
            label={t("buttonTitle")}
            value={button.title}
            maxLength={25}
            error={faultOf(`buttons.${at}.title`)}
            onChange={(event) => put(at, retitled(button, event.currentTarget.value))}
            data-testid={`button-title-${at}`}
          />
          <TextInput
            label={t(VALUES[button.kind])}
            value={valueOf(button)}
            error={faultOf(`buttons.${at}.${button.kind === "reply" ? "id" : button.kind}`)}
            onChange={(event) => put(at, valued(button, event.currentTarget.value))}
            data-testid={`button-value-${at}`}
          />
          <IconButton
            label={t("removeButton", { n: at + 1 })}
            icon={<IconX size={17} />}
            onClick={() => change({ buttons: buttons.filter((_one, place) => place !== at) })}
          />
        </div>
      ))}
      {faultOf("buttons") && <p className={own.note}>{faultOf("buttons")}</p>}
      {buttons.length < most && (
        <div className={own.adds}>
          {draft.kind === "quick-reply" ? (
            <Add label={t("addReply")} onClick={() => add({ kind: "reply", title: "", id: "" })} />
          ) : (
            <>
              <Add label={t("addUrl")} onClick={() => add({ kind: "url", title: "", url: "https://" })} />
              <Add label={t("addPhone")} onClick={() => add({ kind: "phone", title: "", phone: "+7" })} />
            </>
          )}
        </div>
      )}
    </>
  );
}

const Add = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={onClick}>
    {label}
  </Button>
);

const valueOf = (button: DraftButton): string =>
  button.kind === "reply" ? button.id : button.kind === "url" ? button.url : button.phone;

const valued = (button: DraftButton, value: string): DraftButton =>
  button.kind === "reply"
    ? { ...button, id: value }
    : button.kind === "url"
      ? { ...button, url: value }
      : { ...button, phone: value };

/** The code of an answer follows its caption until a person gives it another. */
const retitled = (button: DraftButton, title: string): DraftButton =>
  button.kind === "reply" && (button.id === "" || button.id === codeOf(button.title))
    ? { ...button, title, id: codeOf(title) }
    : { ...button, title };
