// One tab of the browser rings and shows desktop notifications; a lock that dies with its tab chooses it.
let leader = false;

export function standForLeader(): void {
  if (!navigator.locks) {
    leader = true;
    return;
  }
  void navigator.locks.request("oplot.leader", () => {
    leader = true;
    return new Promise<never>(() => {});
  });
}

export const isLeader = () => leader;
