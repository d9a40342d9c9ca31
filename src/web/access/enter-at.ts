/** Where to go after signing in: the page asked for, but only inside the application: a foreign address is not followed. */
export function enterAt(from: unknown, base: string): string {
  const inside = typeof from === "string" && /^\/(?![/\\])/.test(from) && !/^\/(sign-in|setup)\b/.test(from);
  return inside ? base + from : `${base}/`;
}
