/** The order with one stage a step up or down; null when it stands at that end already. */
export function stepped(ids: readonly number[], id: number, by: -1 | 1): number[] | null {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  return ids.filter((one) => one !== id).toSpliced(to, 0, id);
}

/** The order with one stage right above or below another; null when nothing changes by it. */
export function dropped(ids: readonly number[], id: number, overId: number, edge: "top" | "bottom"): number[] | null {
  const rest = ids.filter((one) => one !== id);
  const over = rest.indexOf(overId);
  if (over < 0 || rest.length === ids.length) return null;
  const next = rest.toSpliced(edge === "top" ? over : over + 1, 0, id);
  return next.every((one, i) => one === ids[i]) ? null : next;
}
