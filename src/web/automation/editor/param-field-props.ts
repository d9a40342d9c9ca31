import type { ParamField } from "../model.ts";

export type ParamFieldProps = {
  field: ParamField;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | null;
  /** Facts of the card may stand in its texts. */
  canInsert: boolean;
  /** An employee must be named here: a choice of the form says so. */
  isNamed: boolean;
};
