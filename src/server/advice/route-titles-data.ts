import type { Route } from "../../api/advice.ts";
import { option } from "../automation/index.ts";

const titles: Record<Route, readonly [ru: string, en: string]> = {
  objections: ["Возражения на судебный приказ", "Objections to a court order"],
  mfc: ["Банкротство через МФЦ", "Bankruptcy through the MFC"],
  "court-duty": ["Суд: обязанность", "Court: the duty"],
  "court-right": ["Суд: право", "Court: the right"],
  "credit-holidays": ["Кредитные каникулы", "Credit holidays"],
  limitation: ["Исковая давность", "Limitation"],
  protection: ["Защита от взыскателей", "Collector protection"],
  none: ["Ничего не подходит", "Nothing fits"],
};

export const routeOptions = Object.entries(titles).map(([code, [ru, en]]) => option(code, ru, en));
