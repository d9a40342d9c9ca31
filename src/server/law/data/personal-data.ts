import type { ShippedRule } from "../shipped-rule.ts";

// Personal data and channels: 152-FZ, KoAP 13.11, messengers. Terms of keeping stand in keeping.ts.
const ask = "подтвердить у юриста";

export const personalDataRules: readonly ShippedRule[] = [
  rule(
    "personal-data.consent-form",
    { text: "Согласие — отдельный документ, по одному на каждую цель; не часть договора, оферты или формы" },
    "152-ФЗ, ст. 9 (156-ФЗ от 24.06.2025)",
    "klerk.ru 658666, 659783, 660632",
    "V2",
    "2025-09-01",
  ),
  fine("personal-data.fine-consent", [300_000, 700_000], "ч. 2", "klerk.ru 659783", "V2"),
  fine("personal-data.fine-purpose", [150_000, 300_000], "ч. 1", "delo-press.ru; klerk.ru 678917", "V2"),
  fine("personal-data.fine-purpose-repeat", [300_000, 500_000], "ч. 1.1", "delo-press.ru; klerk.ru 678917", "V2"),
  fine("personal-data.fine-no-notice", [100_000, 300_000], "ч. 10", "delo-press.ru; garant.ru 1816746", "V2"),
  rule(
    "personal-data.fine-leak",
    {
      bands: [
        "1–10 тыс. человек: 3–5 млн ₽",
        "10–100 тыс.: 5–10 млн ₽",
        "свыше 100 тыс.: 10–15 млн ₽",
        "особые данные: до 15 млн ₽",
        "биометрия: до 20 млн ₽",
      ],
    },
    "КоАП РФ, ст. 13.11 ч. 12–17",
    "garant.ru 1816746; klerk.ru 657826; нижние границы подтвердить",
    "C",
    "2025-05-30",
  ),
  rule(
    "personal-data.fine-leak-repeat",
    { minShare: 0.01, maxShare: 0.03, maxKopecks: 50_000_000_000 },
    "КоАП РФ, ст. 13.11 ч. 15",
    "klerk.ru 657826",
    "V2",
    "2025-05-30",
  ),
  rule(
    "personal-data.localisation",
    { text: "Сбор и запись данных россиян с базами за границей запрещены" },
    "152-ФЗ, ст. 18 ч. 5 (23-ФЗ от 28.02.2025)",
    "klerk.ru 674417, 664827",
    "V2",
    "2025-07-01",
  ),
  rule(
    "personal-data.fine-localisation",
    { maxKopecks: 600_000_000 },
    "КоАП РФ, ст. 13.11 ч. 8",
    "klerk.ru 674417; за повтор больше",
    "V2",
    "2025-07-01",
  ),
  rule(
    "personal-data.cross-border",
    { text: "До передачи данных за границу уведомляют Роскомнадзор" },
    "152-ФЗ, ст. 12",
    "klerk.ru 674417",
    "V2",
    "2023-03-01",
  ),
  rule(
    "personal-data.policy",
    { maxFineKopecks: 6_000_000, text: "Политика — на сайте и в офисе" },
    "152-ФЗ, ст. 18.1; КоАП РФ, ст. 13.11 ч. 3",
    "klerk.ru 657826",
    "V2",
    "2022-09-01",
  ),
  rule(
    "personal-data.destruction-act",
    { text: "Акт об уничтожении и выгрузка из журнала" },
    "152-ФЗ, ст. 21; приказ Роскомнадзора № 179 от 28.10.2022",
    ask,
    "C",
    "2023-03-01",
  ),
  rule(
    "personal-data.sign-in",
    { text: "Вход на сайт только по номеру телефона, ЕСИА, биометрии или российским системам" },
    "149-ФЗ, ст. 8 ч. 10 (406-ФЗ)",
    ask,
    "C",
    "2023-12-01",
  ),
  rule(
    "channels.foreign-messengers",
    { text: "Запрет для госорганов, банков, МФО, связи, маркетплейсов; обычной юридической фирмы в списке нет" },
    "41-ФЗ от 01.04.2025",
    "klerk.ru 659856; tenchat.ru; amic.ru",
    "V2",
    "2025-06-01",
  ),
  rule(
    "channels.whatsapp",
    { text: "Домен исключён из национальной DNS: у клиентов работает только через VPN" },
    "решение регулятора",
    "cnews.ru; xakep.ru; kommersant.ru 8422092",
    "V2",
    "2026-02-11",
  ),
  rule(
    "channels.telegram",
    { text: "Замедлен с 10.02.2026; состояние на день проверять" },
    "решение регулятора",
    `kommersant; rbc; ${ask}`,
    "C",
    "2026-02-10",
  ),
];

function rule(
  code: string,
  value: object,
  article: string,
  source: string,
  mark: ShippedRule["mark"],
  from: string,
): ShippedRule {
  return { code, value, article, source, mark, from };
}

/** Of organisations, in rubles. */
function fine(
  code: string,
  [min, max]: [number, number],
  part: string,
  source: string,
  mark: ShippedRule["mark"],
): ShippedRule {
  const value = { minKopecks: min * 100, maxKopecks: max * 100 };
  return rule(code, value, `КоАП РФ, ст. 13.11 ${part} (420-ФЗ от 30.11.2024)`, source, mark, "2025-05-30");
}
