// What letters are to each other and to us, as far as it can be told without a database.

export interface Person {
  name: string;
  address: string;
}

/** Addresses are compared in lower case, without display names. */
export const normalAddress = (address: string): string => address.trim().toLowerCase();

/** A chain of references is cut to its first and its last twenty: some servers refuse longer headers. */
export function referencesFor(parent: { references: readonly string[]; messageId: string | null }): string[] {
  const whole = [...parent.references, ...(parent.messageId ? [parent.messageId] : [])];
  const first = whole[0];
  return first === undefined || whole.length <= 21 ? whole : [first, ...whole.slice(-20)];
}

const ANSWER = /^\s*(?:(?:re|ответ|отв|fwd?|пересл)\s*(?:\[\d+\])?\s*:\s*)+/i;
/** The subject without its marks of answering and passing on. */
export const bareSubject = (subject: string): string => subject.replace(ANSWER, "").trim();
/** The subject of an answer: that of the latest letter. */
export const answerSubject = (subject: string): string => `Re: ${bareSubject(subject)}`;
export const isOtherSubject = (before: string, now: string): boolean =>
  bareSubject(before).toLowerCase() !== bareSubject(now).toLowerCase();

/** Courts, bailiffs and the state's letters: their domains. */
const COURT =
  /(^|\.)(sudrf|arbitr|fssp\.gov|fssprus|gosuslugi|msudrf|mos-gorsud|vsrf|r\d\d\.fssprus)\.(ru|gov\.ru)$|(^|\.)fssp\.gov\.ru$/;
export const isCourt = (address: string): boolean => COURT.test(normalAddress(address).split("@")[1] ?? "");

/** Greylisting wants five to thirty minutes; after a day nobody waits for the letter any more. */
const PAUSES_MIN = [5, 10, 20, 30];
const MOST_ATTEMPTS = 40;
export function retryPauseMs(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return (PAUSES_MIN[Math.min(attempts - 1, PAUSES_MIN.length - 1)] ?? 30) * 60_000;
}

/** From one second to five minutes, doubled each time, a quarter more or less so that many do not come at once. */
export function backOffMs(failures: number, chance: number): number {
  return Math.min(300_000, 1000 * 2 ** Math.min(failures, 9)) * (0.75 + chance / 2);
}

/** Attachments grow by a third when they are written as text, and each line by its end. */
export const sizeAsLetter = (bytes: number): number => Math.ceil((bytes * 4) / 3 / 76) * 78;

export const searchTextOf = (letter: { subject: string; people: readonly Person[]; text: string }): string =>
  [letter.subject, ...letter.people.map((one) => `${one.name} ${one.address}`), letter.text.slice(0, 2000)]
    .join("\n")
    .toLowerCase();

export const snippetOf = (text: string): string => text.replaceAll(/\s+/g, " ").trim().slice(0, 200);

/** Which folders are read: what is spam, dropped or not finished is no letter yet. */
export function roleOfFolder(specialUse: string | undefined, path: string): "inbox" | "sent" | "other" | null {
  if (path.toUpperCase() === "INBOX" || specialUse === "\\Inbox") return "inbox";
  if (specialUse === "\\Sent") return "sent";
  return ["\\Junk", "\\Trash", "\\Drafts", "\\All", "\\Flagged"].includes(specialUse ?? "") ? null : "other";
}
