import { TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Colleague } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { Avatar } from "../ui/avatar.tsx";
import { fittingPeople } from "./calling.ts";
import styles from "./chat.module.css";
import { chatTexts } from "./texts.ts";

type PeopleChoiceProps = { people: Colleague[]; chosen?: number[]; onPick: (id: number) => void };

/** Colleagues by the beginning of a name; one is pressed, or several are ticked. */
export function PeopleChoice({ people, chosen, onPick }: PeopleChoiceProps) {
  const t = useTexts(chatTexts);
  const [q, setQ] = useState("");
  const found = q.trim() === "" ? people : fittingPeople(people, q.trim());
  return (
    <div>
      <TextInput
        aria-label={t("choosePerson")}
        placeholder={t("choosePerson")}
        value={q}
        data-autofocus={chosen === undefined || undefined}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <ul className={styles.people} aria-label={t("members")}>
        {found.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              aria-pressed={chosen?.includes(person.id)}
              onClick={() => onPick(person.id)}
              data-testid={`person-${person.id}`}
            >
              <Avatar name={person.name} size={30} label="" />
              <span className={styles.personName}>{person.name}</span>
              {chosen?.includes(person.id) && <IconCheck size={17} />}
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>{t("nothingFound")}</li>}
      </ul>
    </div>
  );
}
