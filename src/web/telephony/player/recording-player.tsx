import { Button, Loader } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { formatLength } from "../../lib/dates.ts";
import { useTexts } from "../../lib/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { peaksQuery } from "../queries.ts";
import styles from "./player.module.css";
import { playerTexts } from "./player-texts.ts";
import { useSeen } from "./use-seen.ts";
import { useSound } from "./use-sound.ts";
import { nextSpeed, speedBy, type PlayerDeed, type Speed } from "./wave-model.ts";
import { Wave } from "./wave.tsx";

type RecordingPlayerProps = {
  recordingId: number;
  /** As told by the server; the file itself says it more exactly when played. */
  seconds: number | null;
  label: string;
};

/** Listened to where it stands: play, jump by a press on the wave, 1–2×; the sound is asked for when played, the wave when seen. */
export function RecordingPlayer({ recordingId, seconds, label }: RecordingPlayerProps) {
  const t = useTexts(playerTexts);
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(box);
  const peaks = useQuery({ ...peaksQuery(recordingId), enabled: isSeen });
  const [speed, setSpeed] = useState<Speed>(1);
  const sound = useSound(recordingId, speed);
  const length = sound.length ?? seconds ?? peaks.data?.seconds ?? 0;
  const isPlaying = sound.state === "plays" || sound.state === "loading";
  const act = (deed: PlayerDeed) => {
    if (deed.kind === "toggle") sound.toggle();
    else if (deed.kind === "speed") setSpeed(speedBy(speed, deed.step));
    else sound.jump(deed.to);
  };
  return (
    <div
      ref={box}
      className={styles.player}
      role="group"
      aria-label={label}
      data-state={sound.state}
      data-testid={`player-${recordingId}`}
    >
      <IconButton
        label={`${t(isPlaying ? "pause" : "play")}: ${label}`}
        size={32}
        icon={<PlaySign state={sound.state} />}
        onClick={sound.toggle}
        testId={`play-${recordingId}`}
      />
      <Wave
        peaks={peaks.data?.peaks}
        at={sound.at}
        length={length}
        onAct={act}
        onPress={(to) => (sound.state === "still" ? sound.playFrom(to) : sound.jump(to))}
      />
      <span className={styles.time} data-testid="player-time">
        {formatLength(sound.at)} / {formatLength(length)}
      </span>
      <button
        type="button"
        className={styles.speed}
        aria-label={t("speed", { speed: String(speed).replace(".", ",") })}
        onClick={() => setSpeed(nextSpeed(speed))}
        data-testid="player-speed"
      >
        {String(speed).replace(".", ",")}×
      </button>
      {sound.state === "failed" && (
        <div className={styles.failed} role="alert">
          <IconAlertTriangle size={15} stroke={1.8} />
          {t(`failed_${sound.fault}`)}
          {sound.fault !== "forbidden" && (
            <Button size="compact-sm" variant="default" onClick={sound.toggle} data-testid="player-again">
              {t("again")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function PlaySign({ state }: { state: string }) {
  if (state === "loading") return <Loader size={16} />;
  return state === "plays" ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />;
}
