/** One sign each in the alphabet of text messages (GSM 03.38)… */
const BASIC = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ]$/;
/** …and two each, by a shift. */
const SHIFTED = /^[\f^{}\\[\]~|€]$/;

/**
 * How many parts a text message takes: 160 signs of the Latin alphabet or 70 of any other alone; in a chain each part
 * gives seven, or three, to the numbering.
 */
export function smsParts(text: string): number {
  if (text === "") return 0;
  const signs = [...text].map((sign) => (BASIC.test(sign) ? 1 : SHIFTED.test(sign) ? 2 : null));
  const isLatin = signs.every((size) => size !== null);
  // Outside the alphabet a sign takes as many places as UTF-16 gives it: a smile is two.
  const length = isLatin ? signs.reduce<number>((sum, size) => sum + (size ?? 0), 0) : text.length;
  const [alone, chained] = isLatin ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / chained);
}
