import {
  IconArrowRight, IconBell, IconBellRinging, IconBolt, IconBrandWhatsapp, IconCheck, IconChecks, IconForms, IconHandGrab, IconInbox, IconMessage, IconMessageDown, IconMessageX, IconNote, IconPhone, IconRepeat,
  IconRobot, IconSquareCheck, IconUserCheck, type Icon,
} from "@tabler/icons-react";
import type { Kind } from "./model.ts";

/** Pictures by the names the server gives; what is not here gets the picture of its kind. */
const icons: Record<string, Icon> = {
  "arrow-right": IconArrowRight, bell: IconBell, "bell-ringing": IconBellRinging, "brand-whatsapp": IconBrandWhatsapp, check: IconCheck, checkbox: IconSquareCheck, checks: IconChecks, forms: IconForms, "hand-grab": IconHandGrab,
  inbox: IconInbox, message: IconMessage, "message-down": IconMessageDown, "message-x": IconMessageX, note: IconNote, phone: IconPhone, repeat: IconRepeat, "user-check": IconUserCheck,
};

export const kindIcon: Record<Kind, Icon> = { robot: IconRobot, trigger: IconBolt };
export const iconFor = (name: string | undefined, kind: Kind): Icon => (name === undefined ? undefined : icons[name]) ?? kindIcon[kind];
