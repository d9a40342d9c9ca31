import type { FactSource, Robot, Trigger } from "../define.ts";
import { constantFacts, variableFacts } from "../values/facts.ts";
import { branch } from "./branch.ts";
import { calculate } from "./calculate.ts";
import { dateReached } from "./date-reached.ts";
import { generateCode } from "./generate-code.ts";
import { manual } from "./manual.ts";
import { robotFailed } from "./robot-failed.ts";
import { setVariable } from "./set-variable.ts";
import { stageTimeExceeded } from "./stage-time-exceeded.ts";
import { stopChain } from "./stop-chain.ts";
import { variableChanged } from "./variable-changed.ts";
import { wait } from "./wait.ts";
import { waitEvent } from "./wait-event.ts";

// What automation offers by itself, whatever slices there are: the parts that steer a chain, and its own data.

export const ownRobots: readonly Robot[] = [wait, waitEvent, branch, stopChain, setVariable, calculate, generateCode];
export const ownTriggers: readonly Trigger[] = [manual, dateReached, stageTimeExceeded, variableChanged, robotFailed];
export const ownFacts: readonly FactSource[] = [constantFacts, variableFacts];
