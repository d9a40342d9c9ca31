import { SMTPServer, type SMTPServerAddress } from "smtp-server";

export interface Taken {
  from: string;
  to: string[];
  raw: Buffer;
}

export interface SmtpSink {
  port: number;
  letters: Taken[];
  /** What the server says to an address or to a letter; null takes it. */
  onRcpt: (address: string) => { code: number; text: string } | null;
  onLetter: (taken: Taken) => { code: number; text: string } | "drop" | null;
  password: string;
  close(): Promise<void>;
}

/** A mail server that keeps what it is given and refuses what the test wants refused. */
export async function startSink(): Promise<SmtpSink> {
  const fault = ({ code, text }: { code: number; text: string }) =>
    Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    size: 40_000_000,
    onAuth: (auth, _session, done) =>
      auth.password === sink.password
        ? done(null, { user: auth.username })
        : done(fault({ code: 535, text: "Authentication failed" })),
    onRcptTo: (address: SMTPServerAddress, _session, done) => {
      const refusal = sink.onRcpt(address.address);
      done(refusal ? fault(refusal) : undefined);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const taken = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
          to: session.envelope.rcptTo.map((one) => one.address),
          raw: Buffer.concat(chunks),
        };
        const answer = sink.onLetter(taken);
        if (answer === null) sink.letters.push(taken);
        if (answer === "drop") {
          sink.letters.push(taken);
          for (const connection of server.connections)
            (connection as unknown as { _socket: { destroy(): void } })._socket.destroy(); // the package gives no other way to lose an answer
          return;
        }
        done(answer ? fault(answer) : null);
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const sink: SmtpSink = {
    port: typeof address === "object" && address ? address.port : 0,
    letters: [],
    onRcpt: () => null,
    onLetter: () => null,
    password: "пароль-Secret-1",
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}
