import { useCallback } from "react";
import { defineTexts, sayPair, type Pair } from "./i18n.ts";
import { paperReasons } from "./paper-reasons.ts";
import { getLocale, useLocale, type Locale } from "./locale.ts";

/** Codes by which the server says no, in people's words; they stand after a colon. A test holds the table complete. */
export const reasonWords: Record<string, Pair> = {
  ...paperReasons,
  ...defineTexts({
    // Staff chat.
    "room-archived": ["комната в архиве", "the room is put away"],
    "room-fixed": ["в этой беседе так нельзя", "this talk does not allow it"],
    "post-removed": ["сообщение удалено", "the post was removed"],
    "no-room": ["такой комнаты чата нет", "there is no such chat room"],
    // Letters.
    "mailbox-off": ["ящик выключен", "the mailbox is off"],
    "mailbox-removed": ["ящик отключён", "the mailbox was disconnected"],
    "no-mailbox": ["почтовый ящик не подключён", "no mailbox is connected"],
    "too-many-recipients": ["слишком много получателей", "too many recipients"],
    "letter-too-large": ["письмо больше, чем берёт сервер", "the letter is larger than the server takes"],
    "letter-loop": ["это автоответ: робот на него не отвечает", "an automatic reply: a robot does not answer it"],
    "plain-not-local": ["без защиты только на этой же машине", "without protection only on this machine"],
    "address-taken": ["такой ящик уже есть", "there is such a mailbox already"],
    "cannot-cancel": ["уже отправляется", "it is being sent already"],
    // Conversations and calls.
    "claimed-by": ["отвечает другой сотрудник", "another employee is answering"],
    "partner-refused": ["оператор связи отказал", "the telephone partner refused"],
    // Robots and triggers.
    "condition-false": ["условие не выполнено", "the condition is not met"],
    "left-stage": ["карта ушла со стадии", "the card left the stage"],
    "rule-removed": ["робот удалён", "the robot was removed"],
    "by-person": ["пропустил сотрудник", "skipped by an employee"],
    "by-hand": ["отменил сотрудник", "cancelled by an employee"],
    "date-past": ["день по карте уже прошёл", "the card's day has passed already"],
    "other-branch": ["условие повело по другой ветке", "the branch went the other way"],
    "until-holds": ["повторять больше не нужно: условие выполнено", "no more repeats are needed: the condition holds"],
    "chain-stopped": ["цепочка роботов остановлена", "the chain of robots was stopped"],
    "unsafe-to-repeat": [
      "повторить нельзя: часть действия могла уже произойти",
      "it cannot be repeated: part of it may have happened already",
    ],
    cancelled: ["отменено", "cancelled"],
    stopped: ["роботы карты остановлены", "the card's robots were stopped"],
    replaced: ["начата новая репетиция", "a newer rehearsal was started"],
    "no-pipeline": ["воронки больше нет", "the pipeline is gone"],
    unexpected: ["внутренняя ошибка", "an internal error"],
    undone: ["перенос карты отменили", "the card's move was undone"],
    "move-undone": ["перенос карты отменили", "the card's move was undone"],
    off: ["робот выключен", "the robot is off"],
    broken: ["настройки робота нужно поправить", "the robot's settings need mending"],
    "moved-by-person-since": [
      "сотрудник перенёс карту позже этого события",
      "an employee moved the card after this event",
    ],
    "already-there": ["карта уже на этой стадии", "the card is on this stage already"],
    "would-go-back": ["это вернуло бы карту назад", "it would take the card back"],
    "another-first": ["первым сработал другой триггер", "another trigger came first"],
    "too-deep": [
      "цепочка роботов слишком длинная: похоже на круг",
      "the chain of robots is too long: it looks like a circle",
    ],
    "too-often": [
      "карта слишком часто переходит по стадиям: похоже на круг",
      "the card moves too often: it looks like a circle",
    ],
    "unknown-robot": ["такого действия больше нет в системе", "this action is no longer in the system"],
    "wrong-params": ["робот настроен неверно", "the robot is set up wrongly"],
    "not-failed": ["робот уже повторён", "the robot has been repeated already"],
    "not-waiting": ["робот уже не ждёт", "the robot no longer waits"],
    "value-in-use": ["значение используют роботы или триггеры", "robots or triggers use the value"],
    "no-value": ["нет данных для вычисления", "the data to calculate with are missing"],
    "wrong-value": ["значение не подходит переменной", "the value does not fit the variable"],
    "no-answer-to-calculation": [
      "такое вычислить нельзя: деление на ноль",
      "it cannot be calculated: a division by zero",
    ],
    "draft-changed": [
      "черновик изменил кто-то другой: прочтите его ещё раз",
      "somebody else changed the draft: read it again",
    ],
    "rule-changed": [
      "это правило изменил кто-то другой: откройте его ещё раз",
      "somebody else changed this rule: open it again",
    ],
    "nothing-changed": ["публиковать нечего: черновик такой же", "there is nothing to publish: the draft is the same"],
    circle: ["стадии замкнулись в круг", "the stages form a circle"],
    "draft-broken": ["настройки роботов нужно поправить", "settings of robots need mending"],
    "nothing-to-undo": ["отменять уже нечего", "there is nothing left to undo"],

    // Webhooks.
    "webhook-target-off": ["получатель вебхуков выключен", "the webhook receiver is off"],
    "webhook-cannot-repeat": ["повторить это уже нельзя", "it cannot be repeated any more"],
    "no-card": ["карта не найдена", "the card was not found"],
    "no-answer": ["получатель не ответил", "the receiver did not answer"],
    "no-such-host": ["такого адреса нет", "there is no such host"],
    "bad-certificate": ["сертификату получателя нельзя верить", "the receiver's certificate cannot be trusted"],
    timeout: ["получатель не ответил за 10 секунд", "the receiver did not answer in 10 seconds"],
    redirect: ["получатель ответил перенаправлением", "the receiver answered with a redirect"],
    "redirect-private": ["получатель перенаправил внутрь сети", "the receiver redirected into a private network"],
    "http-error": ["получатель ответил ошибкой", "the receiver answered with an error"],
    "secret-unreadable": [
      "секрет зашифрован другим ключом, задайте новый",
      "the secret was sealed with another key, give a new one",
    ],
    gone: ["получатель просил больше не присылать", "the receiver asked to send no more"],

    // Messages.
    "no-email": ["у клиента нет эл. почты", "the client has no e-mail"],
    "not-started": [
      "клиент не открыл переписку с ботом: дайте ему ссылку",
      "the client has not opened the bot: give the link",
    ],
    "no-buttons": ["этот канал не показывает кнопки", "this channel shows no buttons"],
    "no-phone": ["у клиента нет телефона", "the client has no phone"],
    "no-consent": ["нет согласия клиента на обработку данных", "the client's consent to data processing is missing"],
    "no-consent-advertising": ["нет согласия клиента на рекламу", "the client's consent to advertising is missing"],
    "channel-sick": ["канал сейчас не доставляет сообщения", "the channel does not deliver at present"],
    "over-cost-limit": ["дороже предела политики", "it costs more than the policy allows"],
    "no-policy": ["такой политики доставки нет", "there is no such delivery policy"],
    "default-policy": ["обычную политику не выключают", "the usual policy is not switched off"],
    "no-files": ["канал не передаёт файлы", "the channel carries no files"],
    "file-too-large": ["файл больше, чем передаёт канал", "the file is larger than the channel carries"],
    "file-type": ["такие файлы канал не передаёт", "the channel does not carry such files"],
    "no-mail": ["почта фирмы не подключена", "the firm's mail is not connected"],
    "kept-by-mailbox": ["это меняют в настройках почтового ящика", "it is changed in the mailbox's settings"],
    "no-templates-here": ["у этого канала нет шаблонов", "this channel has no templates"],
    "submitted-already": ["шаблон уже подавали на одобрение", "the template was submitted already"],
    "partner-said-no": ["партнёр не принял это", "the partner refused it"],
    "opted-out": ["клиент отказался от сообщений", "the client opted out of messages"],
    "bad-address": ["на номер клиента сообщения не доходят", "messages do not reach the client's number"],
    address: ["на номер клиента сообщения не доходят", "messages do not reach the client's number"],
    "window-closed": [
      "24 часа с сообщения клиента прошли: можно только по шаблону",
      "24 hours since the client's message are over: only a template may be sent",
    ],
    "connection-off": ["подключение выключено", "the connection is off"],
    "no-connection": ["нет подключения", "there is no connection"],
    "private-address": ["адрес партнёра внутри этой сети", "the partner's address is inside this network"],
    "template-off": ["шаблон выключен", "the template is off"],
    "template-not-approved": ["шаблон не одобрен", "the template is not approved"],
    "template-not-numbered": ["в шаблоне неверные переменные", "the template has wrong variables"],
    "variable-missing": ["для шаблона не хватает данных клиента", "the client's data do not fill the template"],
    "variable-wrong": [
      "значение для шаблона не подходит: уберите переносы строк и лишние пробелы",
      "a value does not fit the template: remove line breaks and extra spaces",
    ],
    "text-too-long": ["текст длиннее 1600 знаков", "the text is longer than 1600 characters"],
    "empty-text": ["текст получился пустым", "the text came out empty"],
    "text-or-template": ["нужен или текст, или шаблон", "either a text or a template is needed"],
    "another-connection": ["шаблон другого подключения", "the template belongs to another connection"],
    "key-taken": ["такое сообщение уже есть", "there is such a message already"],
    "cannot-resend": [
      "это сообщение уже отправлено заново или доставлено",
      "this message was already sent again or delivered",
    ],
    "message-gone": ["сообщение уже ушло", "the message has already gone"],
    "message-moved": ["состояние сообщения уже другое", "the message's state has changed"],
    "by-partner": ["отменил партнёр", "cancelled by the partner"],
    interrupted: ["отправка прервалась", "the sending was interrupted"],
    "code-taken": ["такой код подключения занят", "this code of a connection is taken"],
    "unknown-variable": ["в тексте нет такой переменной", "the text has no such variable"],
    "unknown-field": ["такого поля нет", "there is no such field"],

    // Calls.
    "no-extension": ["у вас нет внутреннего номера", "you have no extension"],
    "extension-taken": ["внутренний номер уже у другого сотрудника", "another employee has this extension"],
    "web-phone-off": ["телефон в браузере выключен", "the phone in the browser is off"],
    "no-number": ["номер скрыт", "the number is hidden"],
    "has-client": ["звонок уже отнесён к клиенту", "the call belongs to a client already"],
    "call-not-begun": ["звонок ещё не начался", "the call has not begun yet"],
    "no-client": ["неизвестно, чей это звонок", "it is unknown whose call it is"],
    "no-trace": ["на линии следов звонка нет", "the line has no trace of the call"],

    // Cards, tasks, applications.
    "other-pipeline": ["стадия другой воронки", "the stage belongs to another pipeline"],
    "stage-removed": ["стадию убрали", "the stage was removed"],
    "stages-changed": ["стадии одновременно изменил другой", "somebody else changed the stages at the same time"],
    "system-stage": ["на этой стадии держится работа системы", "the system's own work rests on this stage"],
    "system-pipeline": ["на этой воронке держится работа системы", "the system's own work rests on this pipeline"],
    "stage-in-use": ["стадию называют роботы или триггеры", "robots or triggers name the stage"],
    "pipeline-in-use": ["воронку называют роботы или триггеры", "robots or triggers name the pipeline"],
    "reason-needed": ["нужна причина возврата", "a reason for going back is needed"],
    "lost-reason-needed": ["нужна причина отказа", "a reason of refusal is needed"],
    "parked-date-needed": ["нужен день, до которого отложить", "the day till which it is put off is needed"],
    "parked-date-past": ["день, до которого отложено, уже прошёл", "the day till which it is put off has passed"],
    gaps: ["на стадию не хватает нужного", "the stage asks for more than the card has"],
    "has-records": ["в карте есть такие записи", "the card has such records"],
    "checked-already": ["это уже проверили", "it was checked already"],
    "agreed-already": ["это уже согласовано", "it was agreed already"],
    "not-later": ["день должен быть позже прежней редакции", "the day has to be later than the former edition"],
    twice: ["одно и то же названо дважды", "the same is named twice"],
    "moved-meanwhile": ["карту одновременно перенёс другой", "somebody else moved the card at the same time"],
    "undo-expired": ["время отмены вышло", "the time to undo is over"],
    "task-not-open": ["задача уже закрыта", "the task is closed already"],
    "nobody-fits": ["подходящего сотрудника нет", "no employee fits"],
    "not-parked": ["дело не отложено", "the matter is not put off"],
    "not-lost": ["дело не закрыто отказом", "the matter was not refused"],
    "date-empty": ["дата в карте не заполнена", "the date in the card is empty"],
    "field-full": ["в поле больше не помещается", "the field has no more room"],
    "no-recipients": ["некого уведомить", "there is nobody to notify"],
    "nobody-on-shift": ["на смене никого нет", "nobody is on shift"],
    "last-phone": ["это последний телефон клиента", "it is the client's last phone"],
    "phone-taken": ["номер записан за другим клиентом", "the number belongs to another client"],
    "phone-changed-meanwhile": [
      "номер одновременно изменил другой",
      "somebody else changed the number at the same time",
    ],
    taken: ["уже занято", "already taken"],
    "not-new": ["заявка уже не новая", "the application is no longer new"],
    "not-suspect": ["заявку уже разобрали", "the application has been judged already"],

    // Entry and employees.
    "session-needed": ["это можно только в браузере, войдя", "this needs a browser and a sign-in"],
    "no-session": ["вход уже закончен", "the session is over already"],
    "cross-site": ["запрос пришёл с чужого сайта", "the request came from another site"],
    "wrong-password": ["неверный логин или пароль", "a wrong login or password"],
    "password-changed": ["пароль уже сменили", "the password has been changed already"],
    "already-set-up": ["система уже настроена", "the system is set up already"],
    "last-admin": ["это последний администратор", "it is the last administrator"],

    // The law's texts and numbers.
    "no-dated-text": ["нет текста, действующего на этот день", "no text is in force on this day"],
    "no-legal-rule": ["нет правила, действующего на этот день", "no rule is in force on this day"],

    // Fields.
    required: ["заполните поле", "fill in the field"],
    "too-long": ["слишком длинно", "too long"],
    "too-short": ["слишком коротко", "too short"],
    wrong: ["значение не подошло", "the value did not fit"],
    unknown: ["такого нет", "there is no such one"],
    phone: ["такого номера нет", "there is no such number"],
    "not-a-phone": ["это не номер телефона", "it is not a phone number"],
    "json-required": ["запрос не в виде JSON", "the request is not JSON"],

    // What any part of the house may answer.
    "not-found": ["запись не найдена", "the record is not found"],
    forbidden: ["не хватает прав", "there is no right for this"],
    unauthorized: ["нужно войти", "a sign-in is needed"],
    "setup-required": ["система ещё не настроена", "the system is not set up yet"],
    invalid: ["значение не подошло", "the value did not fit"],
    conflict: ["данные одновременно изменил другой", "somebody else changed the data at the same time"],
    refused: ["правила не разрешают", "the rules do not allow it"],
    "too-many": ["слишком часто", "too often"],
    unavailable: ["сервер был занят", "the server was busy"],
    error: ["внутренняя ошибка, подробности в журнале сервера", "an internal error, see the server's log"],
  }),
};

/** Undefined for a code the table does not know: the caller has a general sentence. */
export function reasonText(
  code: string,
  details: Record<string, unknown> = {},
  locale: Locale = getLocale(),
): string | undefined {
  const key = code === "no-consent" && details["purpose"] === "advertising" ? "no-consent-advertising" : code;
  return Object.hasOwn(reasonWords, key) ? sayPair(reasonWords[key], undefined, locale) : undefined;
}

/** For lines that have to show something: a partner's code without words is shown as it is. */
export function useReason(): (code: string) => string {
  const locale = useLocale();
  return useCallback((code) => reasonOrCode(code, locale), [locale]);
}

export const reasonOrCode = (code: string, locale: Locale): string =>
  reasonText(code, {}, locale) ?? sayPair(unknownCode, { code }, locale);

const unknownCode: Pair = ["код: {code}", "code: {code}"];
