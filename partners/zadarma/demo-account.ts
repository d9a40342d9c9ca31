/** Published test values in the style of the partner's documentation, not secrets. */
export const demoAccount = {
  key: "a1b2c3d4e5f60718293a",
  secret: "0f1e2d3c4b5a69788796",
  pbxId: "482913",
  /** Digits only, as the partner writes them. */
  numbers: ["73912000000", "73912000001"],
  extensions: ["100", "101", "102", "103", "104", "105"],
  /** Asia/Krasnoyarsk: call_start is wall-clock time of this zone, without saying so. */
  zone: { name: "UTC+7", hours: 7 },
  currency: "RUB",
  balance: 1520.5,
};

/** The long random word in the address of the demo's hooks. */
export const demoHookToken = "5d1f0c7a9b3e48268c40d1e2f3a4b5c6";
export const demoHookPath = `/hooks/zadarma?c=zd1&t=${demoHookToken}`;
