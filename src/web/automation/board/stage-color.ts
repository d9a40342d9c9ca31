const WANTED = 4.6;

/** A stage's own colour, made as dark as white words on it need (WCAG AA): people choose any colour they like. */
export function underWhite(hex: string): string {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i
    .exec(hex)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  if (!parts) return "#4a566d";
  for (let share = 0.92; share > 0; share -= 0.02) {
    const dark = parts.map((part) => Math.round(part * share));
    if (1.05 / (luminance(dark) + 0.05) >= WANTED)
      return `#${dark.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }
  return "#000000";
}

function luminance(parts: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
