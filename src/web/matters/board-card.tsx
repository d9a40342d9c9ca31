import { Link } from "@tanstack/react-router";
import { memo, useRef, type MouseEvent } from "react";
import type { Format } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useBoardActions } from "./board-actions.ts";
import type { Card } from "./board-model.ts";
import { CardTools } from "./card-tools.tsx";
import { DebtLine, FootLine, StepLine, Unread, useCardSaid } from "./card-face.tsx";
import { useCardDrag } from "./use-card-drag.ts";
import styles from "./card.module.css";
import { texts } from "./texts.ts";

/** Fixed, so that a column of ten thousand knows every place without measuring; the phone's cards are as high. */
export const CARD_HEIGHT = 122;
export const CARD_GAP = 8;

type BoardCardProps = {
  card: Card;
  format: Format;
  tabbable: boolean;
  chosen: boolean;
  lifted: boolean;
  mayMove: boolean;
  touch?: boolean | undefined;
};

export const BoardCard = memo(function BoardCard({
  card,
  format,
  tabbable,
  chosen,
  lifted,
  mayMove,
  touch,
}: BoardCardProps) {
  const t = useTexts(texts);
  const said = useCardSaid();
  const { open, toggle, focus } = useBoardActions();
  const element = useRef<HTMLDivElement>(null);
  const isDragged = useCardDrag(element, card, mayMove && !touch);
  const clicked = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("button, a, [popover]")) return;
    if (event.ctrlKey || event.metaKey) toggle(card.id);
    else open(card.id);
  };
  return (
    <div
      ref={element}
      className={styles.card}
      style={{ height: CARD_HEIGHT }}
      tabIndex={tabbable ? 0 : -1}
      role="group"
      aria-roledescription={t("card")}
      aria-label={[said(card, format), chosen && t("chosen")].filter(Boolean).join(", ")}
      onClick={clicked}
      onFocus={() => focus(card.id)}
      data-card={card.id}
      data-testid={`card-${card.id}`}
      data-chosen={chosen || undefined}
      data-lifted={lifted || undefined}
      data-dragged={isDragged || undefined}
    >
      <div className={styles.top}>
        <h3 className={styles.name}>
          <Link
            to="/clients/$clientId"
            params={{ clientId: String(card.clientId) }}
            search={{ matter: card.id }}
            tabIndex={-1}
            draggable={false}
            preload={false}
            className={styles.link}
          >
            {card.clientName}
          </Link>
        </h3>
        <Unread n={card.unread} />
      </div>
      <DebtLine card={card} format={format} />
      <StepLine card={card} format={format} />
      <FootLine card={card} format={format} />
      <CardTools card={card} chosen={chosen} mayMove={mayMove} touch={touch} />
    </div>
  );
});
