import type { Firm } from "./model.ts";

export type Channel = Firm["channelOrder"][number];
const channels: readonly Channel[] = ["sms", "email", "whatsapp", "max", "telegram"];

/** Those that are used, in their order, then those that are not. */
export const rowsOf = (order: readonly Channel[]): Channel[] => [
  ...order,
  ...channels.filter((channel) => !order.includes(channel)),
];

/** Off when it was on, last when it was off. */
export const turned = (order: readonly Channel[], channel: Channel): Channel[] =>
  order.includes(channel) ? order.filter((one) => one !== channel) : [...order, channel];

/** One place up or down; at the edge it stays. */
export function moved(order: readonly Channel[], channel: Channel, by: -1 | 1): Channel[] {
  const from = order.indexOf(channel);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((one) => one !== channel);
  return [...rest.slice(0, to), channel, ...rest.slice(to)];
}
