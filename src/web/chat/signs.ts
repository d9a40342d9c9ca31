import {
  IconCircleCheck,
  IconEye,
  IconHeart,
  IconMoodSmileBeam,
  IconMoodSurprised,
  IconThumbUp,
  type Icon,
} from "@tabler/icons-react";
import type { ChatSign } from "../../api/chat.ts";

/** Drawn by us: a machine without a font of emoji shows them too. */
export const signLooks: Record<ChatSign, { icon: Icon; color: string }> = {
  like: { icon: IconThumbUp, color: "var(--op-primary-text)" },
  heart: { icon: IconHeart, color: "var(--op-red-text)" },
  laugh: { icon: IconMoodSmileBeam, color: "var(--op-amber-text)" },
  wow: { icon: IconMoodSurprised, color: "var(--op-amber-text)" },
  done: { icon: IconCircleCheck, color: "var(--op-green-text)" },
  eyes: { icon: IconEye, color: "var(--op-violet-text)" },
};

/** What people put into words; the phone's own keyboard has the rest. */
export const emojis = "🙂 😄 😉 😍 🤔 😅 😢 😡 👍 👎 👌 🙏 👏 💪 🤝 ❤️ 🔥 🎉 ✅ ❌ ⚠️ ❗ 📌 📎 📄 📞 💰 ⚖️ ⏰ 🚀".split(
  " ",
);
