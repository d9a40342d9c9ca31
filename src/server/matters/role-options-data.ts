import { option } from "../automation/index.ts";
import type { Role } from "../../api/rights.ts";

const titles: Record<Role, readonly [string, string]> = {
  manager: ["Менеджер", "Manager"],
  lawyer: ["Юрист", "Lawyer"],
  desk: ["Группа по взыскателям", "Collector desk"],
  accountant: ["Бухгалтер", "Accountant"],
  head: ["Руководитель", "Head"],
  admin: ["Администратор", "Administrator"],
};

/** Roles as options of forms and facts. */
export const roleOptions = Object.entries(titles).map(([role, [ru, en]]) => option(role, ru, en));
