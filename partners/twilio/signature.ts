import { createHmac } from "node:crypto";

export type FormParams = Record<string, string>;

/** base64(HMAC-SHA1(token, url + name and value of every parameter in code-unit order of names)). */
export function sign(authToken: string, url: string, params: FormParams): string {
  const names = Object.keys(params).toSorted();
  const text = names.reduce((signed, name) => `${signed}${name}${params[name] ?? ""}`, url);
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}
