import { useEffect, useRef } from "react";
import styles from "./steps.module.css";

export type Step = { id: number | string; title: string };

type StepsProps = {
  /** Said to a screen reader: «Стадии дела». */
  label: string;
  steps: Step[];
  current: number | string;
  /** A click on a step asks to move there; without it the chain is only shown. */
  onChoose?: (step: Step) => void;
};

/** A chain of chevrons: passed, present, to come. In a narrow place it scrolls to the present one. */
export function Steps({ label, steps, current, onChoose }: StepsProps) {
  const present = useRef<HTMLLIElement>(null);
  const now = steps.findIndex((step) => step.id === current);
  useEffect(() => {
    const item = present.current;
    const list = item?.parentElement;
    if (item && list) list.scrollLeft = item.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  }, [current]);
  return (
    <ol className={styles.steps} aria-label={label} tabIndex={onChoose ? undefined : 0}>
      {steps.map((step, place) => {
        const state = place < now ? "done" : place === now ? "now" : "next";
        return (
          <li
            key={step.id}
            ref={state === "now" ? present : undefined}
            className={styles.step}
            data-state={state}
            aria-current={state === "now" ? "step" : undefined}
          >
            {onChoose && state !== "now" ? (
              <button
                type="button"
                className={styles.face}
                onClick={() => onChoose(step)}
                data-testid={`step-${step.id}`}
              >
                {step.title}
              </button>
            ) : (
              <span className={styles.face}>{step.title}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
