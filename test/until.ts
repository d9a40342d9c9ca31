/** Waits until it is so, looking often; fails loudly when it never comes. */
export async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it was not so within ${patienceMs} ms: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
