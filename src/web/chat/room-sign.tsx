import { IconHash, IconLock, IconRobot, IconUser } from "@tabler/icons-react";
import { Avatar } from "../ui/avatar.tsx";
import type { Room } from "./queries.ts";
import styles from "./rooms.module.css";

/** What kind of a talk it is, at a glance. */
export function RoomSign({ room, size = 30 }: { room: Pick<Room, "kind" | "code" | "peer">; size?: number }) {
  if (room.kind === "direct") return <Avatar name={room.peer?.name ?? null} size={size} label="" />;
  const Sign =
    room.code === "robots"
      ? IconRobot
      : room.kind === "private"
        ? IconLock
        : room.kind === "client"
          ? IconUser
          : IconHash;
  return (
    <span
      className={styles.sign}
      data-kind={room.code === "robots" ? "robots" : room.kind}
      style={{ width: size, height: size }}
    >
      <Sign size={Math.round(size * 0.55)} stroke={1.8} />
    </span>
  );
}
