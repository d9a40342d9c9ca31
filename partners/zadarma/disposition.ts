/** How a call ended, in the partner's words. */
export type Disposition =
  | "answered"
  | "busy"
  | "cancel"
  | "no answer"
  | "failed"
  | "call failed"
  | "no money"
  | "unallocated number"
  | "line limit";

/** Q.931 causes. */
export const statusCodes: Record<Disposition, number> = {
  answered: 16,
  busy: 17,
  cancel: 16,
  "no answer": 19,
  failed: 41,
  "call failed": 41,
  "no money": 21,
  "unallocated number": 1,
  "line limit": 34,
};
