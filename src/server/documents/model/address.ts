/** An address in one line, parted as official forms ask. What is not named in it is absent, never guessed. */
export type AddressPart =
  | "index"
  | "region"
  | "district"
  | "city"
  | "settlement"
  | "street"
  | "house"
  | "building"
  | "flat";

const kinds: readonly (readonly [AddressPart, RegExp])[] = [
  ["index", /^\d{6}$/],
  ["flat", /^(?:кв|квартира|оф|офис|комн|комната|помещ|пом)\.?\s*(?=\S)/i],
  ["building", /^(?:к|корп|корпус|стр|строение|литера|лит)\.?\s*(?=\d|[а-я]$)/i],
  ["house", /^(?:д|дом|вл|владение)\.?\s*(?=\d)/i],
  ["region", /(?:^|\s)(?:обл|область|край|респ|республика|ао|автономный округ|автономная область)\.?(?=\s|$)/i],
  ["district", /(?:^|\s)(?:р-н|район|м\.?р-н|муниципальный округ)\.?(?=\s|$)/i],
  [
    "settlement",
    /^(?:с|п|пос|посёлок|поселок|пгт|рп|д|дер|деревня|село|ст-ца|станица|х|хутор|снт|мкр)\.?\s+(?=[А-ЯЁ])/i,
  ],
  ["city", /^(?:г|гор|город)\.?\s*(?=[А-ЯЁ])/i],
  [
    "street",
    /(?:^|\s)(?:ул|улица|пр-кт|проспект|пр-т|пр|пер|переулок|б-р|бульвар|наб|набережная|ш|шоссе|пл|площадь|пр-д|проезд|тракт|аллея|туп|тупик)\.?(?=\s|$|[А-ЯЁ])/i,
  ],
];
/** Of these the form asks the number alone. */
const bare = new Set<AddressPart>(["house", "building", "flat"]);
/** Cities that are regions themselves. */
const FEDERAL = /^(?:г|гор|город)\.?\s*(?:Москва|Санкт-Петербург|Севастополь)$/i;

export function addressParts(line: string, region: string | null): Partial<Record<AddressPart, string>> {
  const found: Partial<Record<AddressPart, string>> = {};
  for (const bit of line.split(",").map((one) => one.trim())) {
    const [part, mark] = kinds.find(([one, is]) => found[one] === undefined && is.test(bit)) ?? [];
    if (part && mark) found[part] = bare.has(part) ? bit.replace(mark, "").trim() : bit;
  }
  const known = found.region ?? (FEDERAL.test(found.city ?? "") ? found.city : region);
  return known ? { ...found, region: known } : found;
}
