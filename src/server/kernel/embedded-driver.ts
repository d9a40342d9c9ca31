import type { DatabaseConnection, Dialect, Driver } from "kysely";

/**
 * Lets one caller at a time hold the embedded database's only session. Without it a query outside a transaction
 * would silently run inside whatever transaction is open, and two transactions would settle each other.
 */
export function oneAtATime(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => exclusive(dialect.createDriver()),
  };
}

function exclusive(driver: Driver): Driver {
  let last: Promise<void> = Promise.resolve();
  const holders = new WeakMap<DatabaseConnection, () => void>();
  const wrapped: Pick<Driver, "acquireConnection" | "releaseConnection"> = {
    async acquireConnection(options) {
      const before = last;
      let release: () => void = () => {};
      last = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      const inner = await driver.acquireConnection(options);
      holders.set(inner, release);
      return inner;
    },
    async releaseConnection(connection, options) {
      await driver.releaseConnection(connection, options);
      holders.get(connection)?.();
    },
  };
  return new Proxy(driver, {
    get(target, name) {
      const own =
        name === "acquireConnection" || name === "releaseConnection"
          ? wrapped[name]
          : Reflect.get(target, name, target);
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}
