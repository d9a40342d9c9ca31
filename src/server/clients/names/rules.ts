/**
 * How to address a person: the first name out of what was typed. A patronymic tells the word before it; otherwise a
 * known first name; of two unknown words the one that does not look like a surname, else the second, because forms in
 * Russia ask for the surname first.
 */
export function guessFirstName(full: string): string {
  const typed = full.trim().split(/\s+/);
  const words = typed.filter((word) => /^\p{L}[\p{L}'’-]*$/u.test(word));
  const patronymic = words.findIndex((word, i) => i > 0 && isPatronymic(word));
  const known = words.find(isFirstName);
  if (patronymic > 0) return titled(words[patronymic - 1] ?? "");
  if (known) return titled(known);
  // «Петров И. И.» tells only an initial: better no name than a surname in a greeting.
  const hasInitials = typed.some((word) => /^\p{L}\./u.test(word));
  if (hasInitials) return "";
  const [first = "", second] = words;
  return titled(second !== undefined && !(isSurname(second) && !isSurname(first)) ? second : first);
}

const isPatronymic = (word: string): boolean =>
  /(вич|ьич|мич|вна|ична)$/i.test(word) && word.length > 4 && !isFirstName(word);
const isSurname = (word: string): boolean =>
  /(ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ёва|ина|ына|ская|цкая|енко|чук)$/i.test(word);
const isFirstName = (word: string): boolean => firstNames.has(plain(word));
const plain = (word: string): string => word.toLowerCase().replaceAll("ё", "е");
const titled = (word: string): string =>
  word
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join("-");

const firstNames = new Set(
  `александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий василий
виктор виталий владимир владислав всеволод вячеслав геннадий георгий глеб григорий данил данила даниил денис дмитрий
евгений егор захар иван игнат игорь илья кирилл константин лев леонид макар максим марк матвей михаил назар никита
николай олег павел петр платон родион роман руслан ринат рустам савелий семен сергей станислав степан тимофей тимур
федор филипп эдуард юрий яков ярослав ильдар айдар марат рамиль мурат
александра алена алина алиса алла альбина анастасия ангелина анна анжелика антонина арина валентина валерия варвара
василиса вера вероника виктория галина дарья диана ева евгения екатерина елена елизавета жанна зинаида зоя инна ирина
камилла карина кира клавдия кристина ксения лариса лидия лилия любовь людмила маргарита марина мария милана надежда
наталия наталья нина оксана олеся ольга полина раиса регина римма светлана снежана софия софья таисия тамара татьяна
ульяна фаина эльвира эмма юлия яна ярослава гульнара айгуль алия динара`.split(/\s+/),
);
