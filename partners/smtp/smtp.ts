import { SMTPServer } from "smtp-server";
import type { PartnerMaker, Sandbox } from "../kernel/partner.ts";
import type { Letter } from "./letter.ts";
import { presentLetter } from "./present-letter.ts";

const LIMIT_BYTES = 10 * 1024 * 1024;
/** As many as the control page draws. */
const SHOWN = 100;

/** A mail server on loopback that takes letters and sends none: what came is seen under /control/smtp/letters. */
export const smtp: PartnerMaker = {
  name: "smtp",
  make(sandbox) {
    const letters: Letter[] = [];
    const server = mailServer(sandbox, letters);
    return {
      name: "smtp",
      faultRoutes: { rcpt: ["pass", "429", "500"], data: ["pass", "429", "500", "accept-then-hang"] },
      api: () => {},
      control(app) {
        app.get("/letters", async () => ({ letters }));
        app.get("/inbox", async () => ({ letters: await Promise.all(letters.slice(-SHOWN).map(presentLetter)) }));
        app.delete("/letters", async () => ({ cleared: letters.splice(0).length }));
      },
      open: (host) =>
        new Promise((resolve, reject) => {
          server.on("error", reject);
          server.listen(sandbox.smtpPort, host, () => {
            server.off("error", reject);
            server.on("error", sandbox.report);
            const address = server.server.address();
            resolve(`smtp://${host}:${typeof address === "object" && address ? address.port : sandbox.smtpPort}`);
          });
        }),
      close: () => new Promise((resolve) => server.close(() => resolve())),
    };
  },
};

/** Faults in words of HTTP: 429 is "try later", 500 is "never". */
const refusal = (later: boolean): Error =>
  Object.assign(new Error(later ? "Greylisted, try again later" : "Refused"), { responseCode: later ? 451 : 550 });

function mailServer(sandbox: Sandbox, letters: Letter[]): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: LIMIT_BYTES,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      password === "wrong"
        ? done(Object.assign(new Error("Authentication failed"), { responseCode: 535 }))
        : done(null, { user: username ?? "" }),
    onRcptTo({ address }, _session, done) {
      const fault = sandbox.takeFault("rcpt");
      if (fault && fault.kind !== "pass") return done(refusal(fault.kind === "429"));
      // An address that begins so is nobody's, whatever the plan: for a try by hand.
      return address.startsWith("nobody@") ? done(refusal(false)) : done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const fault = sandbox.takeFault("data");
        if (fault?.kind === "429" || fault?.kind === "500") return done(refusal(fault.kind === "429"));
        const { mailFrom, rcptTo } = session.envelope;
        const letter = {
          at: new Date(sandbox.clock.now()).toISOString(),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        };
        letters.push(letter);
        sandbox.note("SEND", "/", letter);
        return fault?.kind === "accept-then-hang" ? undefined : done();
      });
    },
  });
}
