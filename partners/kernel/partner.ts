import type { FastifyInstance } from "fastify";
import type { Clock } from "./clock.ts";
import type { FaultRoutes, FaultStep } from "./faults.ts";

/** What the sandbox gives to each partner. */
export type Sandbox = {
  clock: Clock;
  /** Where the product answers, e.g. http://127.0.0.1:3000 */
  productUrl: string;
  takeFault: (route: string) => FaultStep | undefined;
  report: (error: unknown) => void;
  /** For partners that do not speak HTTP: puts what came into the common log. */
  note: (method: string, path: string, body: unknown) => void;
  /** Where the mail server listens; 0 takes any free port. */
  smtpPort: number;
};

/** What a partner brings: its own protocol under /<name>, its controls under /control/<name>. */
export type Partner = {
  name: string;
  /** Places where a fault can be planned, with the faults that make sense there. */
  faultRoutes: FaultRoutes;
  api: (app: FastifyInstance) => void;
  control: (app: FastifyInstance) => void;
  /** A partner with a door of its own beside HTTP: opens it and tells its address. */
  open?: (host: string) => Promise<string>;
  close?: () => Promise<void>;
};

export type PartnerMaker = { name: string; make: (sandbox: Sandbox) => Partner };
