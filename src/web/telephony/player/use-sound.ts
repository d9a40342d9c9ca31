import { useEffect, useRef, useState } from "react";
import { getRecordingFile } from "../../../api/telephony.ts";
import { urlOf } from "../../lib/api.ts";
import { newKey } from "../../lib/new-key.ts";
import type { Speed } from "./wave-model.ts";

export type SoundState = "still" | "loading" | "plays" | "paused" | "failed";
export type Fault = "offline" | "forbidden" | "missing" | "server" | "sound";

// Two voices at once are no use to anybody: the newer one stops the older.
let speaking: HTMLAudioElement | null = null;

/** The sound itself: nothing is asked of the server until it is played, and each play has a key by which it is written down once. */
export function useSound(recordingId: number, speed: Speed) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<SoundState>("still");
  const [fault, setFault] = useState<Fault>("server");
  const [at, setAt] = useState(0);
  const [length, setLength] = useState<number | null>(null);

  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed;
  }, [speed]);
  useEffect(() => () => stop(audio), []);

  const begin = (from: number) => {
    stop(audio);
    const src = urlOf(getRecordingFile.path, { id: recordingId }, { play: newKey() });
    const sound = new Audio();
    audio.current = sound;
    sound.preload = "auto";
    sound.onplaying = () => setState("plays");
    sound.onwaiting = () => setState("loading");
    sound.onpause = () => setState((now) => (now === "failed" ? now : "paused"));
    sound.ontimeupdate = () => setAt(sound.currentTime);
    sound.ondurationchange = () => setLength(Number.isFinite(sound.duration) ? sound.duration : null);
    sound.onerror = () => {
      setState("failed");
      void faultOf(src).then(setFault);
    };
    sound.src = src;
    sound.playbackRate = speed;
    sound.currentTime = from;
    setState("loading");
    start(sound);
  };
  const start = (sound: HTMLAudioElement) => {
    if (speaking && speaking !== sound) speaking.pause();
    speaking = sound;
    // A failed start is told by `error` of the element; an interrupted one is our own pause.
    sound.play().catch(() => {});
  };
  const toggle = () => {
    const sound = audio.current;
    if (!sound || state === "failed") begin(at);
    else if (sound.paused) start(sound);
    else sound.pause();
  };
  const jump = (to: number) => {
    setAt(to);
    if (audio.current && state !== "failed") audio.current.currentTime = to;
  };
  return { state, fault, at, length, toggle, jump, playFrom: begin };
}

function stop(audio: { current: HTMLAudioElement | null }): void {
  const sound = audio.current;
  if (!sound) return;
  sound.onpause = null;
  sound.onerror = null;
  sound.pause();
  sound.removeAttribute("src");
  if (speaking === sound) speaking = null;
  audio.current = null;
}

/** A sound element does not say why it failed; the server does. */
async function faultOf(src: string): Promise<Fault> {
  const reply = await fetch(src, { headers: { range: "bytes=0-0" }, credentials: "same-origin" }).catch(() => null);
  if (!reply) return "offline";
  if (reply.ok) return "sound";
  if (reply.status === 401 || reply.status === 403) return "forbidden";
  return reply.status === 404 || reply.status === 410 ? "missing" : "server";
}
