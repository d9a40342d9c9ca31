import type { ShippedRule } from "../shipped-rule.ts";

// Advertising of services around citizens' bankruptcy: 38-FZ. The warning is the law's own wording.
const warning =
  "Банкротство влечет негативные последствия, в том числе ограничения на получение кредита и повторное банкротство в течение пяти лет. Предварительно обратитесь к своему кредитору и в МФЦ.";

export const advertisingRules: readonly ShippedRule[] = [
  {
    code: "advertising.warning",
    value: { text: warning, minShare: 0.07 },
    article: "38-ФЗ, ст. 28.1 (332-ФЗ от 31.07.2025)",
    source: "pravo.ppt.ru (текст закона); vashepravo-spb.ru; abakan-gazeta.ru (прокуратура)",
    mark: "V1",
    from: "2026-01-01",
  },
  {
    code: "advertising.warning-video",
    value: { text: warning, minShare: 0.07, minSeconds: 3 },
    article: "38-ФЗ, ст. 28.1",
    source: "vashepravo-spb.ru; abakan-gazeta.ru (прокуратура)",
    mark: "V1",
    from: "2026-01-01",
  },
  {
    code: "advertising.warning-radio",
    value: { text: warning, minSeconds: 3 },
    article: "38-ФЗ, ст. 28.1",
    source: "vashepravo-spb.ru; abakan-gazeta.ru (прокуратура)",
    mark: "V1",
    from: "2026-01-01",
  },
  {
    code: "advertising.prohibitions",
    value: {
      items: [
        "гарантировать или обещать освобождение от обязательств",
        "призывать не платить",
        "утверждать, что государство создало систему освобождения от долгов",
      ],
    },
    article: "38-ФЗ, ст. 28.1",
    source: "1prime.ru; rzn.info; для заголовков — строгое чтение",
    mark: "V2",
    from: "2026-01-01",
  },
  {
    code: "advertising.stop-words",
    value: {
      words: [
        "гарантируем списание",
        "спишем все долги",
        "100%",
        "освободим от долгов",
        "государственная программа списания",
        "не платите",
      ],
    },
    article: "38-ФЗ, ст. 28.1",
    source: "список фирмы по запретам статьи; утверждает юрист",
    mark: "C",
    from: "2026-01-01",
  },
  {
    code: "advertising.fine",
    value: { minKopecks: 10_000_000, maxKopecks: 50_000_000 },
    article: "КоАП РФ, ст. 14.3",
    source: "подтвердить у юриста (для организаций)",
    mark: "C",
    from: "2026-01-01",
  },
  {
    code: "advertising.consent",
    value: {
      text: "Реклама по телефону, СМС, мессенджерам и почте — только с предварительного согласия; по требованию прекращается сразу; автообзвон для рекламы запрещён",
    },
    article: "38-ФЗ, ст. 18 п. 1–2",
    source: "rostov.fas.gov.ru; 360.ru 02.2026",
    mark: "V1",
    from: "2006-07-01",
  },
  {
    code: "advertising.fine-without-consent",
    value: { maxKopecks: 100_000_000 },
    article: "КоАП РФ, ст. 14.3 ч. 4.1",
    source: "360.ru 13.02.2026 (для организаций)",
    mark: "V2",
    from: "2026-01-01",
  },
  {
    code: "advertising.internet-label",
    value: { text: "Платное размещение в интернете: пометка «реклама», токен ЕРИР, ежемесячные отчёты" },
    article: "38-ФЗ, ст. 18.1",
    source: "trendfox.ru; klerk.ru",
    mark: "V2",
    from: "2022-09-01",
  },
  {
    code: "advertising.internet-levy",
    value: { share: 0.03 },
    article: "38-ФЗ, ст. 18.1",
    source: "trendfox.ru; klerk.ru",
    mark: "V2",
    from: "2025-04-01",
  },
  {
    code: "advertising.forbidden-places",
    value: { text: "Не размещать рекламу на заблокированных ресурсах и у нежелательных организаций" },
    article: "38-ФЗ, ст. 5 п. 10.7",
    source: "klerk.ru 659337",
    mark: "V2",
    from: "2025-09-01",
  },
  {
    code: "advertising.call-label",
    value: { text: "Исходящие звонки организаций операторы маркируют; абонент может отказаться от массовых вызовов" },
    article: "41-ФЗ от 01.04.2025",
    source: "klerk.ru 659337; tenchat.ru",
    mark: "V2",
    from: "2025-09-01",
  },
  {
    code: "advertising.in-russian",
    value: { text: "Сведения для потребителя на вывесках и сайтах — на русском языке" },
    article: "168-ФЗ",
    source: "refinanc.ru",
    mark: "V2",
    from: "2026-03-01",
  },
];
