import { connect, createServer, type Socket } from "node:net";

export interface Relay {
  port: number;
  /** From now on nothing passes, and nobody is told: as when the network is gone. */
  freeze(): void;
  /** New connections pass again; the frozen ones stay dead. */
  thaw(): void;
  connections: number;
  close(): Promise<void>;
}

export async function startRelay(to: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((socket) => {
    relay.connections += 1;
    const far = connect(to, "127.0.0.1");
    const pair = [socket, far];
    const frozen = () => frozenSockets.has(socket);
    for (const one of pair) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => !frozen() && pair.forEach((other) => other.destroy()));
    }
    socket.on("data", (data) => !frozen() && !isFrozen && far.write(data));
    far.on("data", (data) => !frozen() && !isFrozen && socket.write(data));
    all.add(socket);
  });
  const all = new Set<Socket>();
  const frozenSockets = new Set<Socket>();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const relay: Relay = {
    port: typeof address === "object" && address ? address.port : 0,
    connections: 0,
    freeze() {
      isFrozen = true;
      for (const socket of all) frozenSockets.add(socket);
    },
    thaw: () => void (isFrozen = false),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return relay;
}
