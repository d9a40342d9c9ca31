import { useNavigate } from "@tanstack/react-router";
import type { LetterPart } from "../dialogs/parts.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { beginReply } from "../mail/letter-draft.ts";
import { LoadingRows } from "../ui/states.tsx";

const LetterCard = late(
  () => import("../mail/letter-card.tsx").then((module) => module.LetterCard),
  <LoadingRows rows={1} height={64} />,
);
const Whose = late(() => import("../mail/whose.tsx").then((module) => module.Whose));

/** A letter of the conversation is answered in its composer; of nobody's a person says whose it is. */
export function DialogLetter({ letter, clientId, letterId, onWrite }: LetterPart) {
  const { can } = useSession();
  const navigate = useNavigate();
  const place = clientId !== null ? { clientId } : { letterId: letterId ?? letter.id };
  // The conversation of nobody is over then: its words stand in the client's own.
  const opened = (client: number) =>
    void navigate({
      to: ".",
      replace: true,
      search: (now: Record<string, unknown>) => ({ ...now, id: undefined, client }),
    });
  return (
    <>
      <LetterCard
        letter={letter}
        onReply={(whole, toAll) => {
          beginReply(place, whole, toAll);
          onWrite();
        }}
      />
      {clientId === null && letter.isUnsorted && letter.id === letterId && can("letters.send") && (
        <Whose letter={letter} onWhose={opened} />
      )}
    </>
  );
}
