/**
 * A client's clock: the zone set by hand, else by city or region, else by the phone (area code of a city, or a country
 * of one zone), else the firm's. Mobile codes say nothing: a number keeps when its owner moves.
 */
export interface Whereabouts {
  zone: string | null;
  city: string | null;
  region: string | null;
  phone: string | null;
  /** Country of the phone, "RU". */
  country: string | null;
}

export function zoneOf(client: Whereabouts, firmZone: string): string {
  return (
    client.zone ??
    zoneOfPlace(client.city) ??
    zoneOfPlace(client.region) ??
    zoneOfPhone(client.phone, client.country) ??
    firmZone
  );
}

function zoneOfPlace(place: string | null): string | null {
  const text = (place ?? "").toLowerCase().replaceAll("ё", "е");
  if (!text) return null;
  return places.find(([, stems]) => stems.some((stem) => new RegExp(`(^|[^а-я])${stem}`).test(text)))?.[0] ?? null;
}

function zoneOfPhone(phone: string | null, country: string | null): string | null {
  if (country && country !== "RU") return countries[country] ?? null;
  const code = phone?.startsWith("+7") ? phone.slice(2, 5) : "";
  return areaCodes.find(([, codes]) => codes.includes(code))?.[0] ?? null;
}

/** Beginnings of names of cities and regions; «нижний тагил» must stand before «нижн». */
const places: readonly [zone: string, stems: readonly string[]][] = [
  ["Europe/Kaliningrad", ["калинингр"]],
  [
    "Asia/Yekaterinburg",
    [
      "нижний тагил",
      "екатеринбург",
      "свердлов",
      "челяб",
      "магнитогор",
      "миасс",
      "златоуст",
      "пермь",
      "пермск",
      "уфа",
      "башк",
      "стерлитамак",
      "тюмен",
      "тобольск",
      "курган",
      "оренбур",
      "орск",
      "сургут",
      "нижневартов",
      "ханты",
      "ямал",
      "салехард",
      "новый уренгой",
      "ноябрьск",
    ],
  ],
  ["Europe/Samara", ["самар", "тольят", "сызран", "ижевск", "удмурт"]],
  ["Europe/Saratov", ["сарат", "энгельс", "балаков"]],
  ["Europe/Ulyanovsk", ["ульяновск"]],
  ["Europe/Astrakhan", ["астрахан"]],
  ["Europe/Volgograd", ["волгогр", "волжский"]],
  ["Europe/Kirov", ["киров"]],
  ["Europe/Simferopol", ["симфероп", "севастоп", "крым", "керчь"]],
  ["Asia/Omsk", ["омск"]],
  ["Asia/Novosibirsk", ["новосиб", "бердск"]],
  ["Asia/Tomsk", ["томск", "северск"]],
  ["Asia/Barnaul", ["барнаул", "алта", "бийск", "рубцовск"]],
  ["Asia/Novokuznetsk", ["кемер", "кузбасс", "новокузнец", "прокоп"]],
  [
    "Asia/Krasnoyarsk",
    [
      "красноярс",
      "норильс",
      "ачинск",
      "канск",
      "дивногор",
      "минусин",
      "железногор",
      "зеленогор",
      "лесосибир",
      "сосновобор",
      "енисейс",
      "шарып",
      "назаров",
      "абакан",
      "хакас",
      "саяногор",
      "черногорск",
      "кызыл",
      "тыва",
      "тува",
    ],
  ],
  ["Asia/Irkutsk", ["иркут", "тулун", "ангарс", "братск", "усть-илим", "бурят", "улан-уд"]],
  ["Asia/Chita", ["чита", "забайкал"]],
  ["Asia/Yakutsk", ["якут", "саха ", "саха$", "благовещенск", "амурск"]],
  ["Asia/Vladivostok", ["владивост", "приморск", "находк", "уссурийск", "хабаров", "комсомольск-на-амур"]],
  ["Asia/Sakhalin", ["южно-сахалин", "сахалин"]],
  ["Asia/Magadan", ["магадан"]],
  ["Asia/Kamchatka", ["камчат", "петропавловск-камчат", "чукот", "анадыр"]],
  [
    "Europe/Moscow",
    [
      "москв",
      "москов",
      "мо$",
      "санкт-петер",
      "петербург",
      "спб",
      "ленинград",
      "нижн",
      "казан",
      "татарст",
      "набережные",
      "ростов",
      "таганрог",
      "краснодар",
      "сочи",
      "кубан",
      "новоросс",
      "воронеж",
      "пенз",
      "ярослав",
      "рязан",
      "тул",
      "липец",
      "тамбов",
      "белгор",
      "курск",
      "брянск",
      "орел",
      "орлов",
      "смолен",
      "твер",
      "калуж",
      "калуг",
      "владимир",
      "иванов",
      "костром",
      "вологод",
      "вологда",
      "черепов",
      "архангел",
      "мурман",
      "карел",
      "петрозавод",
      "псков",
      "новгород",
      "коми",
      "сыктывкар",
      "чуваш",
      "чебоксар",
      "марий",
      "йошкар",
      "мордов",
      "саранск",
      "ставроп",
      "дагест",
      "махачкал",
      "чечен",
      "грозн",
      "осети",
      "владикавказ",
      "кабардин",
      "нальчик",
      "адыге",
      "майкоп",
      "калмык",
      "элист",
    ],
  ],
];

/** Area codes of landlines, which do say where they stand. */
const areaCodes: readonly [zone: string, codes: readonly string[]][] = [
  [
    "Europe/Moscow",
    ["495", "496", "498", "499", "812", "813", "831", "843", "863", "861", "862", "473", "485", "491", "487"],
  ],
  ["Europe/Kaliningrad", ["401"]],
  ["Europe/Samara", ["846", "848", "341"]],
  ["Europe/Saratov", ["845"]],
  ["Asia/Yekaterinburg", ["343", "351", "342", "347", "345", "346", "349", "352", "353"]],
  ["Asia/Omsk", ["381"]],
  ["Asia/Novosibirsk", ["383"]],
  ["Asia/Tomsk", ["382"]],
  ["Asia/Barnaul", ["385", "388"]],
  ["Asia/Novokuznetsk", ["384"]],
  ["Asia/Krasnoyarsk", ["391", "390", "394"]],
  ["Asia/Irkutsk", ["395", "301"]],
  ["Asia/Chita", ["302"]],
  ["Asia/Yakutsk", ["411", "416"]],
  ["Asia/Vladivostok", ["423", "421"]],
  ["Asia/Sakhalin", ["424"]],
  ["Asia/Magadan", ["413"]],
  ["Asia/Kamchatka", ["415"]],
];

/** Neighbours that live by one clock. */
const countries: Readonly<Record<string, string>> = {
  KZ: "Asia/Almaty",
  BY: "Europe/Minsk",
  AM: "Asia/Yerevan",
  GE: "Asia/Tbilisi",
  AZ: "Asia/Baku",
  KG: "Asia/Bishkek",
  UZ: "Asia/Tashkent",
  TJ: "Asia/Dushanbe",
  MD: "Europe/Chisinau",
  TR: "Europe/Istanbul",
  DE: "Europe/Berlin",
};
