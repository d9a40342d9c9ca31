// Signing by a code: six digits by SMS, ten minutes, five tries; a new code after a minute, five a day.
export const CODE_MINUTES = 10;
export const MAX_TRIES = 5;
export const PAUSE_SECONDS = 60;
export const CODES_A_DAY = 5;

/** Why no further code goes now, or null. */
export function codeRefusal(sentBefore: readonly Date[], now: Date): "code-too-soon" | "codes-spent" | null {
  const ages = sentBefore.map((at) => (now.getTime() - at.getTime()) / 1000);
  if (ages.some((age) => age < PAUSE_SECONDS)) return "code-too-soon";
  return ages.filter((age) => age < 86_400).length >= CODES_A_DAY ? "codes-spent" : null;
}

interface Code {
  expires_at: Date;
  tries: number;
  used_at: Date | null;
}

/** Why the code is not even compared, or null. */
export function tryRefusal(code: Code | undefined, now: Date): "code-expired" | "code-spent" | null {
  if (!code || code.used_at !== null || code.expires_at <= now) return "code-expired";
  return code.tries >= MAX_TRIES ? "code-spent" : null;
}

/** +79130001234 → "+7 913 •••-••-34": the client knows which phone, a stranger does not. */
export const hiddenPhone = (phone: string): string =>
  `${phone.slice(0, 2)}\u00A0${phone.slice(2, 5)}\u00A0•••-••-${phone.slice(-2)}`;

interface Words {
  clientName: string;
  title: string;
  number: string | null;
  day: string;
  phone: string;
}

/** What exactly the client says by entering the code; kept word for word with the signature. */
export const consentText = ({ clientName, title, number, day, phone }: Words): string =>
  `Я, ${clientName}, подтверждаю: документ «${title}»${number === null ? "" : ` № ${number}`} от ${day} мною прочитан, ` +
  `его условия принимаю. Подписываю его простой электронной подписью: кодом из СМС, отправленной на номер ${phone}.`;
