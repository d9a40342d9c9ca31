/** Where the staff application lives; the router's own base is the same. */
const BASE = "/app";

/** Opens a page from code that stands outside the router (commands, live news): the router listens to the browser's history. */
export function goTo(path: `/${string}`): void {
  history.pushState(null, "", BASE + path);
}
