// Wakes when a notice comes and no page of ours is looked at; shows it and opens its page. It keeps nothing.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  const { title = "Оплот", body = "", url = "/app", tag = "oplot" } = data ? data.json() : {};
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // The page that is looked at rings by itself.
  if (windows.some((one) => one.focused)) return;
  await self.registration.showNotification(title, { body, tag, renotify: true, icon: "/favicon.svg", data: { url } });
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function open(url) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = windows.find((one) => new URL(one.url).pathname.startsWith("/app"));
  if (!ours) return self.clients.openWindow(url);
  await ours.focus();
  return ours.navigate ? ours.navigate(url) : undefined;
}
