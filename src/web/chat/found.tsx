import { Link } from "@tanstack/react-router";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { LoadingRows, ErrorState } from "../ui/states.tsx";
import { useFound } from "./queries.ts";
import styles from "./rooms.module.css";
import { chatTexts } from "./texts.ts";
import { useSettled } from "./use-settled.ts";

/** Posts that hold the words; a press leads to the place. */
export function Found({ q, hasRooms }: { q: string; hasRooms: boolean }) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const found = useFound(useSettled(q));
  if (found.error && !found.data)
    return <ErrorState compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <LoadingRows rows={3} height={48} />;
  if (found.data.length === 0) return hasRooms ? null : <p className={styles.none}>{t("nothingFound")}</p>;
  return (
    <section>
      <h2 className={styles.heading}>{t("inPosts")}</h2>
      <ul className={styles.list}>
        {found.data.map(({ post, room }) => (
          <li key={post.id}>
            <Link
              to="/chat"
              search={{ room: room.id, post: post.id }}
              className={styles.line}
              data-testid={`found-${post.id}`}
            >
              <span className={styles.words}>
                <span className={styles.top}>
                  <span className={styles.name}>
                    {post.author.name} · {room.title}
                  </span>
                  <time dateTime={post.at}>{f.dayShort(post.at)}</time>
                </span>
                <span className={styles.found}>{post.body}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
