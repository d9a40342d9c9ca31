const ADDRESSES = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Whether a request comes from this machine itself; a proxy on it passes the real address on. */
export const isOwnMachine = (address: string): boolean => ADDRESSES.has(address);
