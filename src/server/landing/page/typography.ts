/** Keeps a sum in one line: editors type plain spaces inside «120 000 ₽» and «1,3 млн ₽». */
export const tieSums = (text: string): string =>
  text.replace(/(\d) (?=\d{3}(?!\d)|₽|%|млн|тыс)|(млн|тыс\.) (?=₽)/g, "$1$2\u00a0");
