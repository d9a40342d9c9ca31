import { addReaction, pinPost, removePost, removeReaction, type ChatSign } from "../../api/chat.ts";
import { addComment } from "../../api/clients.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import type { PostDeeds } from "./post-actions.tsx";
import { keepPost, type Post } from "./queries.ts";
import { chatTexts } from "./texts.ts";

type Wishes = Pick<PostDeeds, "reply" | "edit" | "toTask"> & { clientId: number | null };

/** What is done with a post: shown before it is saved, taken back with a word if it was not. */
export function useDeeds({ clientId, ...wishes }: Wishes): PostDeeds {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const shown = async (post: Post, as: Post, save: () => Promise<unknown>) => {
    keepPost(as);
    try {
      await save();
    } catch (error) {
      keepPost(post);
      toastError(error);
    }
  };
  return {
    ...wishes,
    react: (post, sign, isOn) =>
      void shown(post, withSign(post, sign, user.id, isOn), () =>
        call(isOn ? addReaction : removeReaction, { params: { id: post.id, sign } }),
      ),
    pin: (post) =>
      void shown(post, { ...post, isPinned: !post.isPinned }, () =>
        call(pinPost, { params: { id: post.id }, body: { isPinned: !post.isPinned } }),
      ),
    remove: (post) =>
      void confirm({ title: t("removeTitle"), text: t("removeText"), action: t("remove"), danger: true }).then((yes) =>
        yes
          ? shown(post, { ...post, isRemoved: true, body: "", files: [], reactions: [] }, () =>
              call(removePost, { params: { id: post.id } }),
            )
          : undefined,
      ),
    copyLink: (post) => {
      void navigator.clipboard.writeText(linkOf(post)).then(
        () => toast({ text: t("copied"), tone: "green" }),
        (error: unknown) => toastError(error),
      );
    },
    toComment:
      clientId === null
        ? undefined
        : (post) =>
            void call(addComment, {
              params: { id: clientId },
              body: { body: `${post.author.name}: ${post.body}`.slice(0, 5000) },
            }).then(
              () => {
                toast({ text: t("commentMade"), tone: "green" });
                return queryClient.invalidateQueries({ queryKey: ["timeline", clientId] });
              },
              (error: unknown) => toastError(error),
            ),
  };
}

export const linkOf = (post: Pick<Post, "roomId" | "id">): string =>
  `${location.origin}/app/chat?room=${post.roomId}&post=${post.id}`;

export function withSign(post: Post, sign: ChatSign, me: number, isOn: boolean): Post {
  const there = post.reactions.find((one) => one.sign === sign);
  const userIds = [...(there?.userIds ?? []).filter((id) => id !== me), ...(isOn ? [me] : [])];
  const reactions = there
    ? post.reactions.map((one) => (one === there ? { ...one, userIds } : one)).filter((one) => one.userIds.length > 0)
    : userIds.length > 0
      ? [...post.reactions, { sign, userIds }]
      : post.reactions;
  return { ...post, reactions };
}
