// Before a word goes to a client from whatever page: may it, or is somebody else answering him right now?
type Gate = (clientId: number) => Promise<boolean>;

let gate: Gate = async () => true;

/** The inbox stands at this gate; without it every word may go. */
export function guardAnswers(guard: Gate): void {
  gate = guard;
}

/** False when the person changed his mind: the text stays where it was. */
export const mayAnswer = (clientId: number): Promise<boolean> => gate(clientId);
