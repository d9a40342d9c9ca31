import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyShort } from "./money.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it.each([
    [1_200_000, "12 000 ₽"],
    [1_200_050, "12 000,50 ₽"],
    [0, "0 ₽"],
    [-50_000, "-500 ₽"],
  ])("shows %i kopecks exactly", (kopecks, said) => {
    expect(plain(formatMoney(kopecks, "ru"))).toBe(said);
  });

  it.each([
    [83_400_000, "834 тыс. ₽", "834K ₽"],
    [210_000_000, "2,1 млн ₽", "2.1M ₽"],
    [200_000_000, "2 млн ₽", "2M ₽"],
    [99_960_000, "1 млн ₽", "1M ₽"],
    [39_390_000_000, "393,9 млн ₽", "393.9M ₽"],
    [950_000, "9 500 ₽", "9,500 ₽"],
  ])("shortens %i kopecks", (kopecks, ru, en) => {
    expect(plain(formatMoneyShort(kopecks, "ru"))).toBe(ru);
    expect(plain(formatMoneyShort(kopecks, "en"))).toBe(en);
  });
});
