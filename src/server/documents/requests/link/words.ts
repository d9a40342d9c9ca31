/** What the client's page says, in his language. */
export const words = {
  ru: {
    title: "Документы для дела",
    lead: "Сфотографируйте документ или выберите файлы. Можно сразу несколько снимков: мы соберём их в один документ.",
    take: "Сфотографировать",
    choose: "Выбрать фото или PDF",
    send: "Отправить",
    more: "Добавить ещё",
    done: "Принято",
    received: "Получено, проверяем",
    needed: "Нужно прислать",
    rejected: "Нужно прислать заново",
    pages: "страниц",
    until: "Ссылка личная: не пересылайте её. Она открывается до",
    allDone: "Всё получено, спасибо. Больше ничего присылать не нужно.",
    left: "Осталось прислать",
    gone: "Ссылка больше не открывается",
    why: "Её срок закончился или её закрыли. Попросите у нас новую.",
    none: "Такой ссылки нет",
    check: "Возможно, адрес скопирован не целиком.",
    optional: "если есть",
  },
  en: {
    title: "Papers for your case",
    lead: "Photograph a paper or choose files. You may send several pictures at once: we put them together.",
    take: "Take a photo",
    choose: "Choose photos or PDF",
    send: "Send",
    more: "Add more",
    done: "Accepted",
    received: "Received, being checked",
    needed: "To be sent",
    rejected: "To be sent again",
    pages: "pages",
    until: "This link is yours: do not pass it on. It opens until",
    allDone: "Everything has come, thank you. Nothing more is needed.",
    left: "Left to send",
    gone: "The link no longer opens",
    why: "Its term is over or it was closed. Ask us for a new one.",
    none: "There is no such link",
    check: "The address may not have been copied whole.",
    optional: "if you have it",
  },
};
export type Lang = keyof typeof words;

export const langOf = (accepted: string | undefined): Lang => (/^\s*en\b/i.test(accepted ?? "") ? "en" : "ru");

/** Refusals in the client's words; by reason. */
export const problems: Record<string, { ru: string; en: string }> = {
  "wrong-kind": {
    ru: "Такой файл не подойдёт. Нужно фото (JPEG, PNG, HEIC) или PDF.",
    en: "This kind of file will not do. Send a photo (JPEG, PNG, HEIC) or a PDF.",
  },
  "file-broken": {
    ru: "Файл не открывается. Снимите документ ещё раз.",
    en: "The file does not open. Photograph the paper again.",
  },
  "pdf-password": {
    ru: "Этот PDF закрыт паролем. Снимите пароль или пришлите фото страниц.",
    en: "This PDF has a password. Take it off or send photos of the pages.",
  },
  "pdf-too-long": { ru: "В этом PDF слишком много страниц.", en: "This PDF has too many pages." },
  "picture-too-large": {
    ru: "Снимок слишком большой. Снимите документ обычной камерой телефона.",
    en: "The picture is too large. Use the phone's usual camera.",
  },
  "file-too-large": { ru: "Файл больше 40 МБ. Пришлите его частями.", en: "The file is over 40 MB. Send it in parts." },
  "too-many-pages": { ru: "Страниц слишком много для одного документа.", en: "Too many pages for one paper." },
  accepted: { ru: "Этот документ уже принят.", en: "This paper is accepted already." },
  "not-needed": { ru: "Этот документ больше не нужен.", en: "This paper is not needed any more." },
  "nothing-chosen": { ru: "Сначала выберите фото или файл.", en: "Choose a photo or a file first." },
  "too-many-files": { ru: "За один раз — не больше 40 файлов.", en: "No more than 40 files at once." },
};
