import {
  IconArrowRight,
  IconBell,
  IconBellRinging,
  IconBolt,
  IconBrandWhatsapp,
  IconCheck,
  IconChecks,
  IconForms,
  IconHandGrab,
  IconInbox,
  IconMessage,
  IconMessageDown,
  IconMessageX,
  IconNote,
  IconPhone,
  IconRepeat,
  IconRobot,
  IconSquareCheck,
  IconUserCheck,
  type Icon,
  type IconProps,
} from "@tabler/icons-react";
import { createElement } from "react";
import type { Kind } from "./model.ts";

/** Pictures by the names the server gives; what is not here gets the picture of its kind. */
const icons: Record<string, Icon> = {
  "arrow-right": IconArrowRight,
  bell: IconBell,
  "bell-ringing": IconBellRinging,
  "brand-whatsapp": IconBrandWhatsapp,
  check: IconCheck,
  checkbox: IconSquareCheck,
  checks: IconChecks,
  forms: IconForms,
  "hand-grab": IconHandGrab,
  inbox: IconInbox,
  message: IconMessage,
  "message-down": IconMessageDown,
  "message-x": IconMessageX,
  note: IconNote,
  phone: IconPhone,
  repeat: IconRepeat,
  "user-check": IconUserCheck,
};

const kindIcon: Record<Kind, Icon> = { robot: IconRobot, trigger: IconBolt };

/** The picture of a robot or trigger. */
export const RuleIcon = ({ name, kind, ...look }: IconProps & { name: string | undefined; kind: Kind }) =>
  createElement((name === undefined ? undefined : icons[name]) ?? kindIcon[kind], look);
