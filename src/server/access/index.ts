export { createUser } from "./create-user.ts";
export { gate } from "./gate.ts";
export { mayDo } from "./rights.ts";
export { pickByRota } from "./rota.ts";
export { setDemoPasswords } from "./set-demo-passwords.ts";
export { employees } from "./employees.ts";
export { findUser, heads, usersOnShift, usersWithRight, usersWithRole } from "./store.ts";
