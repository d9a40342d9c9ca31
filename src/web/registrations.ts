// What slices add to the shell: palette commands, the «+» menu, live tables. One line per slice:
// import "./tasks/register.ts";
import "./applications/register.ts";
import "./matters/register.ts";
