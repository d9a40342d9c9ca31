import type { ShippedRule } from "../shipped-rule.ts";

// What a client may ask of the firm itself.
export const consumerRules: readonly ShippedRule[] = [
  {
    code: "consumer.refusal",
    value: { text: "Заказчик вправе отказаться от договора в любое время, оплатив фактические расходы" },
    article: "Закон РФ «О защите прав потребителей», ст. 32; ГК РФ, ст. 782",
    source: "подтвердить у юриста",
    mark: "C",
    from: "1999-12-25",
  },
  {
    code: "consumer.refund",
    value: { days: 10 },
    article: "Закон РФ «О защите прав потребителей», ст. 31",
    source: "подтвердить у юриста",
    mark: "C",
    from: "1999-12-25",
  },
];
