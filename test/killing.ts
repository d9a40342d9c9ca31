import type { Random } from "../scripts/demo/random.ts";
import { startProcess, type Program } from "./processes.ts";

/** Starts the program and kills it at some moment of its work, until the budget of kills is used up; the last one lives. */
export async function killAgainAndAgain(
  settings: Record<string, string>,
  random: Random,
  budget: { left: number },
): Promise<Program> {
  for (;;) {
    const program = await startProcess(settings);
    if (budget.left <= 0) return program;
    budget.left -= 1;
    await new Promise((resolve) => setTimeout(resolve, random.int(20, 900)));
    await program.kill();
  }
}
