import { IconBuildingBank, IconCornerUpLeft, IconExternalLink, IconPhone } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import styles from "./phone-bubble.module.css";
import type { Draft, DraftButton } from "./template-draft.ts";
import { editorTexts } from "./editor-texts.ts";

const SIGNS = { reply: IconCornerUpLeft, url: IconExternalLink, phone: IconPhone };

/** The template as it stands in the client's phone, with the samples in the places. */
export function PhoneBubble({ draft }: { draft: Draft }) {
  const t = useTexts(editorTexts);
  const { firm } = useSession();
  const pieces = draft.body.split(/(\{\{\s*[1-9]\d*\s*\}\})/);
  const sampleOf = (mark: string) =>
    draft.variables.find((one) => one.index === Number(/\d+/.exec(mark)?.[0]))?.sample || mark;
  return (
    <div className={styles.phone} role="img" aria-label={t("preview")} data-testid="template-bubble">
      <div className={styles.top}>
        <IconBuildingBank size={16} stroke={1.8} />
        {firm.name}
      </div>
      <p className={styles.bubble}>
        {draft.body === "" ? (
          <span className={styles.empty}>{t("emptyPreview")}</span>
        ) : (
          pieces.map((piece, place) => (place % 2 === 1 ? <mark key={place}>{sampleOf(piece)}</mark> : piece))
        )}
        <span className={styles.time}>10:00</span>
      </p>
      {draft.buttons.map((button: DraftButton, place) => {
        const Sign = SIGNS[button.kind];
        return (
          <span key={place} className={styles.button}>
            <Sign size={16} stroke={1.8} />
            {button.title || t("buttonTitle")}
          </span>
        );
      })}
    </div>
  );
}
