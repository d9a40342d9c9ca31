import {
  IconChecklist,
  IconFolders,
  IconInbox,
  IconLayoutKanban,
  IconMessages,
  IconPhone,
  IconRobot,
  IconSettings,
  IconUsersGroup,
  type Icon,
} from "@tabler/icons-react";
import type { ReplyOf } from "../../api/endpoint.ts";
import type { getCounters } from "../../api/counters.ts";
import type { Right } from "../../api/rights.ts";
import { useCounters, useSession } from "../lib/session.ts";
import type { shellTexts } from "./texts.ts";

type Counters = ReplyOf<typeof getCounters>;
type TextKey = keyof typeof shellTexts;

export type Section = {
  to: "/applications" | "/board" | "/tasks" | "/dialogs" | "/calls" | "/chat" | "/disk" | "/automation" | "/settings";
  title: TextKey;
  icon: Icon;
  /** Any of them opens the entry; without one it is absent. */
  rights: Right[];
  company?: boolean;
  /** Digit of Alt+1 … Alt+9. */
  digit: number;
  badge?: { tone: "red" | "gray"; label: TextKey; count: (counters: Counters) => number };
  /** Pages that belong to the section though their address begins otherwise. */
  also?: string;
};

export const sections: Section[] = [
  {
    to: "/applications",
    title: "applications",
    icon: IconInbox,
    rights: ["applications.read"],
    digit: 1,
    badge: { tone: "red", label: "applicationsWaiting", count: (now) => now.newApplications },
  },
  {
    to: "/board",
    title: "clients",
    icon: IconLayoutKanban,
    rights: ["clients.read"],
    digit: 2,
    also: "/clients",
    badge: { tone: "gray", label: "dialogsWaiting", count: (now) => now.unreadDialogs },
  },
  {
    to: "/tasks",
    title: "tasks",
    icon: IconChecklist,
    rights: ["tasks.read"],
    digit: 3,
    badge: { tone: "gray", label: "tasksWaiting", count: (now) => now.tasksDue },
  },
  {
    to: "/dialogs",
    title: "dialogs",
    icon: IconMessages,
    rights: ["clients.read"],
    digit: 4,
    badge: { tone: "red", label: "dialogsWaiting", count: (now) => now.dialogsWaiting },
  },
  { to: "/calls", title: "calls", icon: IconPhone, rights: ["calls.read"], digit: 5 },
  {
    to: "/chat",
    title: "chat",
    icon: IconUsersGroup,
    rights: ["tasks.read"],
    digit: 6,
    badge: { tone: "gray", label: "chatUnread", count: (now) => now.chat },
  },
  { to: "/disk", title: "disk", icon: IconFolders, rights: ["disk.read"], digit: 9 },
  {
    to: "/automation",
    title: "automation",
    icon: IconRobot,
    rights: ["automation.read"],
    company: true,
    digit: 7,
    badge: { tone: "red", label: "robotsFailed", count: (now) => now.failedRobots },
  },
  {
    to: "/settings",
    title: "settings",
    icon: IconSettings,
    rights: ["users.read", "connections.write", "templates.write", "audit.read"],
    company: true,
    digit: 8,
  },
];

export type SectionWithCount = Section & { count: number };

/** The sections this person may enter, each with its work to do. */
export function useSections(): SectionWithCount[] {
  const { can } = useSession();
  const counters = useCounters();
  return sections
    .filter((one) => one.rights.some(can))
    .map((one) => ({ ...one, count: counters && one.badge ? one.badge.count(counters) : 0 }));
}

/** The first page a person sees: the first section he may enter. */
export const homeFor = (rights: Right[]): Section["to"] | "/profile" =>
  sections.find((one) => one.rights.some((right) => rights.includes(right)))?.to ?? "/profile";

export const isInSection = (path: string, { to, also }: Section) =>
  [to, also].some((start) => start !== undefined && (path === start || path.startsWith(`${start}/`)));
