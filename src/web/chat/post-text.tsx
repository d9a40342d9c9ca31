import { Link } from "@tanstack/react-router";
import { IconUser } from "@tabler/icons-react";
import { cardsIn, partsOf, type ChatPart } from "../../api/chat-text.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import styles from "./post.module.css";
import { useCards, type Post } from "./queries.ts";
import { chatTexts } from "./texts.ts";

/** The words of a post: colleagues called, cards and links to press; the cards named unfold below. */
export function PostText({ post }: { post: Pick<Post, "body" | "mentions"> }) {
  const { user } = useSession();
  return (
    <>
      <div className={styles.text}>
        {partsOf(post.body, post.mentions).map((part, place) => (
          // The parts of one text have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Part key={place} part={part} me={user.id} />
        ))}
      </div>
      <Cards body={post.body} />
    </>
  );
}

function Part({ part, me }: { part: ChatPart; me: number }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "mention":
      return (
        <span className={styles.mention} data-me={part.userId === me || undefined}>
          {part.text}
        </span>
      );
    case "client":
      return (
        <Link to="/clients/$clientId" params={{ clientId: String(part.clientId) }} search={{}}>
          {part.text}
        </Link>
      );
    case "matter":
      return <span className={styles.number}>{part.text}</span>;
    case "link":
      return (
        <a href={part.url} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
  }
}

/** Whoever may not read clients sees the words alone. */
function Cards({ body }: { body: string }) {
  const t = useTexts(chatTexts);
  const { can } = useSession();
  const mayRead = can("clients.read");
  const { clientIds, numbers } = cardsIn(body);
  const cards = useCards(clientIds, numbers, mayRead).data ?? [];
  const stages = (usePipelines(mayRead && cards.length > 0).data ?? []).flatMap((pipeline) => pipeline.stages);
  const stageName = useStageName();
  const shown = [...new Map(cards.map((card) => [`${card.clientId}-${card.matterId ?? 0}`, card])).entries()];
  if (shown.length === 0) return null;
  return (
    <div className={styles.cards}>
      {shown.map(([key, card]) => {
        const stage = stages.find(({ id }) => id === card.stageId);
        return (
          <Link
            key={key}
            to="/clients/$clientId"
            params={{ clientId: String(card.clientId) }}
            search={card.matterId === null ? {} : { matter: card.matterId }}
            className={styles.card}
            data-testid={`chat-card-${card.clientId}`}
          >
            <span className={styles.cardSign}>
              <IconUser size={16} stroke={1.8} />
            </span>
            <span className={styles.cardWords}>
              <span className={styles.cardName}>{card.name}</span>
              <span className={styles.cardStage}>
                {[
                  card.number === null ? null : `№ ${card.number}`,
                  stage ? stageName(stage) : null,
                  card.isOpen || card.matterId === null ? null : t("closedMatter"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </Link>
        );
      })}
    </div>
  );
}
