export type Letter = { at: string; from: string; to: string[]; raw: string };
