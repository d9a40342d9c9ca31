/** What higher floors may ask of tasks. */
export { completeTask } from "./complete-task.ts";
export { createTask } from "./create-task.ts";
