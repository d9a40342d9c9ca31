import { isLeader } from "./leader.ts";

/** One thing may ring by two ways (the list and the bell): the second chime within this is the same thing. */
const SAME_THING_MS = 3000;
let lastChime = Number.NEGATIVE_INFINITY;

/** Words for anybody near the screen: never a client's name. */
export type Ring = { title: string; text: string; sound: boolean; open: () => void };

/** A sound and, when allowed and the page is not looked at, a desktop notification; only from one tab. */
export function ring({ title, text, sound, open }: Ring): void {
  if (!isLeader()) return;
  if (sound) chime();
  if (typeof Notification === "undefined" || Notification.permission !== "granted" || document.hasFocus()) return;
  const note = new Notification(title, { body: text, tag: `${title}|${text}`, silent: true });
  note.onclick = () => {
    window.focus();
    note.close();
    open();
  };
}

/** Two soft notes made on the spot: no sound file to load. Browsers forbid sound before the first click; then it is silent. */
export function chime(): void {
  const now = performance.now();
  if (now - lastChime < SAME_THING_MS) return;
  lastChime = now;
  const audio = new AudioContext();
  [660, 880].forEach((pitch, place) => {
    const at = audio.currentTime + place * 0.14;
    const [note, volume] = [audio.createOscillator(), audio.createGain()];
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    note.connect(volume).connect(audio.destination);
    note.start(at);
    note.stop(at + 0.4);
  });
  setTimeout(() => void audio.close(), 900);
}
