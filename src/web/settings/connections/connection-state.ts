type Health = { isOn: boolean; lastSuccessAt: string | null; lastErrorAt: string | null };

/** What the last answer of the partner was. */
export function connectionState({ isOn, lastSuccessAt, lastErrorAt }: Health): "off" | "works" | "fails" | "unknown" {
  if (!isOn) return "off";
  if (lastErrorAt !== null && (lastSuccessAt === null || new Date(lastErrorAt) >= new Date(lastSuccessAt)))
    return "fails";
  return lastSuccessAt === null ? "unknown" : "works";
}
