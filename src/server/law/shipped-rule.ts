/** One row of the dated rule table as it is shipped. `from` is the first day in force, `to` the last. */
export interface ShippedRule {
  code: string;
  value: object;
  article: string;
  source: string;
  mark: "V1" | "V2" | "C";
  from: string;
  to?: string;
}
