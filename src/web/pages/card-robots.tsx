import { useEventTitle } from "../audit/event-title.ts";
import { CardRobots, type CardRobotsProps } from "../automation/card/card-robots.tsx";
import { lookOf } from "../overview/event-text.tsx";
import { usePlainText } from "../overview/line-words.tsx";

/** The card's robots with the words of events: those that carry values as in the timeline; others, and those whose values the reader may not see, by their title. */
export function RobotsOfCard(props: Pick<CardRobotsProps, "matter" | "asked">) {
  const plain = usePlainText();
  const eventTitle = useEventTitle();
  const eventWords: CardRobotsProps["eventWords"] = (step) =>
    lookOf(step.name).text[0].includes("{") && Object.keys(step.data).length > 0 ? plain(step) : eventTitle(step.name);
  return <CardRobots {...props} eventWords={eventWords} eventTitle={eventTitle} />;
}
