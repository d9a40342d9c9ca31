// What slices add to the shell: palette commands, the «+» menu, live tables. One line per slice:
// import "./tasks/register.ts";
import "./applications/register.ts";
import "./matters/register.ts";
import "./advice/register.ts";
import "./clients/register.ts";
import "./messaging/register.ts";
import "./dialogs/register.ts";
import "./mail/register.ts";
import "./overview/register.ts";
import "./chat/register.ts";
import "./disk/register.ts";
import "./tasks/register.ts";
import "./telephony/register.ts";
import "./automation/register.ts";
import "./settings/register.ts";
