import type { ChatSign } from "../../api/chat.ts";

export const signLooks: Record<ChatSign, string> = {
  like: "👍",
  heart: "❤️",
  laugh: "😄",
  wow: "😮",
  done: "✅",
  eyes: "👀",
};

/** What people put into words; the phone's own keyboard has the rest. */
export const emojis = "🙂 😄 😉 😍 🤔 😅 😢 😡 👍 👎 👌 🙏 👏 💪 🤝 ❤️ 🔥 🎉 ✅ ❌ ⚠️ ❗ 📌 📎 📄 📞 💰 ⚖️ ⏰ 🚀".split(
  " ",
);
