import type { Pair } from "./i18n.ts";

/** Clocks of Russia, west to east, each by its best known city. */
export const zones: readonly { zone: string; city: Pair }[] = [
  { zone: "Europe/Kaliningrad", city: ["Калининград", "Kaliningrad"] },
  { zone: "Europe/Moscow", city: ["Москва", "Moscow"] },
  { zone: "Europe/Samara", city: ["Самара", "Samara"] },
  { zone: "Asia/Yekaterinburg", city: ["Екатеринбург", "Yekaterinburg"] },
  { zone: "Asia/Omsk", city: ["Омск", "Omsk"] },
  { zone: "Asia/Novosibirsk", city: ["Новосибирск", "Novosibirsk"] },
  { zone: "Asia/Krasnoyarsk", city: ["Красноярск", "Krasnoyarsk"] },
  { zone: "Asia/Irkutsk", city: ["Иркутск", "Irkutsk"] },
  { zone: "Asia/Yakutsk", city: ["Якутск", "Yakutsk"] },
  { zone: "Asia/Vladivostok", city: ["Владивосток", "Vladivostok"] },
  { zone: "Asia/Magadan", city: ["Магадан", "Magadan"] },
  { zone: "Asia/Kamchatka", city: ["Петропавловск-Камчатский", "Petropavlovsk-Kamchatsky"] },
];
