import type { Role } from "../../api/rights.ts";
import { defineTexts, type Pair } from "./i18n.ts";

/** How roles are called wherever people are named. */
export const roleTexts = defineTexts({
  manager: ["Менеджер", "Manager"],
  lawyer: ["Юрист", "Lawyer"],
  desk: ["Группа по взыскателям", "Collector desk"],
  accountant: ["Бухгалтер", "Accountant"],
  head: ["Руководитель", "Head"],
  admin: ["Администратор", "Administrator"],
} satisfies Record<Role, Pair>);
