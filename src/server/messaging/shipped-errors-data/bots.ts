import type { ErrorClass } from "../rules.ts";

export type KindError = readonly [code: string, errorClass: ErrorClass, text: string, textEn: string];

/** What the network may do on the way to any partner that we call by ourselves. */
export const networkErrors: readonly KindError[] = [
  [
    "ECONNREFUSED",
    "retryable",
    "Партнёр не отвечает: соединение не установлено",
    "The partner does not answer: no connection",
  ],
  ["ENOTFOUND", "retryable", "Адрес партнёра не найден", "The partner's address was not found"],
  ["EAI_AGAIN", "retryable", "Адрес партнёра сейчас не находится", "The partner's address cannot be found at present"],
  ["EHOSTUNREACH", "retryable", "До партнёра нет дороги", "There is no way to the partner"],
  ["ENETUNREACH", "retryable", "Нет сети", "There is no network"],
  ["timeout", "retryable", "Партнёр не отвечает: истекло время ожидания", "The partner does not answer in time"],
  ["network", "retryable", "Связь с партнёром прервалась", "The connection to the partner broke"],
  [
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "configuration",
    "Сертификат партнёра выпущен центром, которому мы не доверяем: добавьте его сертификат в подключение",
    "The partner's certificate is of an authority we do not trust: add its certificate to the connection",
  ],
  [
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "configuration",
    "Сертификат партнёра не проверяется: добавьте сертификат его центра в подключение",
    "The partner's certificate cannot be verified: add its authority's certificate to the connection",
  ],
  [
    "SELF_SIGNED_CERT_IN_CHAIN",
    "configuration",
    "Сертификат партнёра выпущен центром, которому мы не доверяем: добавьте его сертификат в подключение",
    "The partner's certificate is of an authority we do not trust: add its certificate to the connection",
  ],
  [
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "configuration",
    "Партнёр подписал сертификат сам: добавьте его в подключение",
    "The partner signed its certificate itself: add it to the connection",
  ],
  ["CERT_HAS_EXPIRED", "configuration", "Сертификат партнёра истёк", "The partner's certificate has expired"],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "configuration",
    "Сертификат партнёра выписан на другой адрес",
    "The partner's certificate is for another address",
  ],
];

/** MAX: `code` of the answer, or the HTTP status where it says none. */
export const maxErrors: readonly KindError[] = [
  ["verify.token", "configuration", "MAX не принял токен бота", "MAX refused the bot's token"],
  ["401", "configuration", "MAX не принял токен бота", "MAX refused the bot's token"],
  ["dialog.suspended", "opt-out", "Клиент остановил бота", "The client stopped the bot"],
  [
    "chat.denied",
    "address",
    "Писать этому человеку нельзя: он не открыл переписку с ботом",
    "The person has not opened the bot",
  ],
  ["chat.not.found", "address", "Такой переписки в MAX нет", "MAX has no such conversation"],
  ["user.not.found", "address", "Такого человека в MAX нет", "MAX has no such person"],
  ["dialog.not.found", "address", "Такой переписки в MAX нет", "MAX has no such conversation"],
  ["404", "address", "Такой переписки в MAX нет", "MAX has no such conversation"],
  ["403", "address", "Писать этому человеку нельзя", "This person may not be written to"],
  ["proto.payload", "content", "MAX не принял содержание сообщения", "MAX refused the content of the message"],
  ["400", "content", "MAX не принял содержание сообщения", "MAX refused the content of the message"],
  ["413", "content", "Файл слишком большой", "The file is too large"],
  ["attachment.not.ready", "retryable", "MAX ещё обрабатывает файл", "MAX is still working on the file"],
  ["upload", "retryable", "Файл не удалось передать в MAX", "The file could not be handed to MAX"],
  ["too.many.requests", "retryable", "Слишком много запросов к MAX", "Too many requests to MAX"],
  ["429", "retryable", "Слишком много запросов к MAX", "Too many requests to MAX"],
  ["service.unavailable", "retryable", "MAX временно недоступен", "MAX is unavailable for the moment"],
  ["503", "retryable", "MAX временно недоступен", "MAX is unavailable for the moment"],
  ["not-done", "content", "MAX не выполнил просьбу", "MAX did not do what it was asked"],
  ["no-templates", "content", "В MAX нет шаблонов", "MAX has no templates"],
];

/** Telegram: the HTTP status and what the words say. */
export const telegramErrors: readonly KindError[] = [
  ["401", "configuration", "Telegram не принял токен бота", "Telegram refused the bot's token"],
  [
    "404",
    "configuration",
    "Telegram не знает такого бота: проверьте токен и адрес",
    "Telegram knows no such bot: check token and address",
  ],
  ["403-blocked", "opt-out", "Клиент заблокировал бота", "The client blocked the bot"],
  ["403-deactivated", "address", "Клиент удалил учётную запись Telegram", "The client deleted the Telegram account"],
  ["403-not-started", "address", "Клиент не открыл переписку с ботом", "The client has not opened the bot"],
  ["403", "address", "Писать этому человеку нельзя", "This person may not be written to"],
  ["400-chat-not-found", "address", "Такой переписки в Telegram нет", "Telegram has no such conversation"],
  ["400-too-long", "content", "Сообщение слишком длинное", "The message is too long"],
  ["400-empty", "content", "Сообщение пусто", "The message is empty"],
  ["400-file-too-big", "content", "Файл слишком большой", "The file is too large"],
  ["400-file", "content", "Telegram не принял файл", "Telegram refused the file"],
  ["413", "content", "Файл слишком большой", "The file is too large"],
  ["400", "content", "Telegram не принял сообщение", "Telegram refused the message"],
  ["409", "configuration", "Бота слушает другая программа", "Another program listens to the bot"],
  ["429", "retryable", "Слишком много запросов к Telegram", "Too many requests to Telegram"],
  ["no-templates", "content", "В Telegram нет шаблонов", "Telegram has no templates"],
];
