/** One fact, one look: red overdue or failed, amber today or doubtful, green done, hollow nothing yet, gray plain, blue present, violet trigger or court. */
export type Tone = "red" | "amber" | "green" | "blue" | "violet" | "gray" | "hollow";
