type Variable = { index: number; field: string; fallback: string };

/** Numbers of the places in a template's text: «{{1}} … {{2}}» → [1, 2]. */
export const placesOf = (body: string): number[] =>
  [...new Set([...body.matchAll(/\{\{\s*([1-9]\d*)\s*\}\}/g)].map((place) => Number(place[1])))].toSorted(
    (a, b) => a - b,
  );

/** Whether some place has a name instead of a number: such templates cannot be filled. */
export const hasNamed = (body: string): boolean => /\{\{\s*(?![1-9]\d*\s*\}\})[\w.-]+\s*\}\}/.test(body);

/** Places that nothing would fill. */
export const gapsOf = (body: string, variables: readonly Variable[]): number[] =>
  placesOf(body).filter(
    (index) => !variables.some((one) => one.index === index && (one.field !== "" || one.fallback.trim() !== "")),
  );

/** One variable for each place, those already set among them. */
export const variablesFor = (body: string, variables: readonly Variable[]): Variable[] =>
  placesOf(body).map((index) => variables.find((one) => one.index === index) ?? { index, field: "", fallback: "" });

/** The text with the titles of the facts in their places. */
export const readingOf = (body: string, variables: readonly Variable[], titleOf: (field: string) => string): string =>
  body.replaceAll(/\{\{\s*([1-9]\d*)\s*\}\}/g, (mark, index: string) => {
    const variable = variables.find((one) => one.index === Number(index));
    if (variable && variable.field !== "") return `[${titleOf(variable.field)}]`;
    return variable && variable.fallback !== "" ? variable.fallback : mark;
  });
