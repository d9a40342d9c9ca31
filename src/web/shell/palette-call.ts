/** «8 (913) 555-00-77» typed into the search may be called at once; a shorter row of digits is looked for. */
export function numberIn(typed: string): string | null {
  const text = typed.trim();
  if (!/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 10 || digits.length > 15) return null;
  if (text.startsWith("+")) return `+${digits}`;
  if (digits.length === 10) return `+7${digits}`;
  return digits.length === 11 && /^[78]/.test(digits) ? `+7${digits.slice(1)}` : null;
}
