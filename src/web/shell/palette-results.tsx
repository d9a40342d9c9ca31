import { IconMessages, IconPhone } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { announce } from "../lib/announce.ts";
import { useTexts, type Say } from "../lib/i18n.ts";
import { formatPhone } from "../lib/people.ts";
import { useSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { useDial, type DialTarget } from "../ui/use-dial.ts";
import { numberIn } from "./palette-call.ts";
import { closePalette } from "./palette-state.ts";
import { useCommands } from "./palette-commands.ts";
import { findClients, type FoundClient } from "./palette-search.ts";
import { Highlighted } from "./highlight.tsx";
import styles from "./palette.module.css";
import { shellTexts } from "./texts.ts";

type Option = {
  id: string;
  title: string;
  detail?: string;
  icon?: ReactNode;
  run: () => void;
  /** What Shift with Enter does. */
  call?: () => void;
};
type Group = { title: string; hint?: string; options: Option[] };
type ResultsProps = {
  typed: string;
  input: RefObject<HTMLInputElement | null>;
  keys: RefObject<(event: KeyboardEvent) => void>;
};

export function PaletteResults({ typed, input, keys }: ResultsProps) {
  const t = useTexts(shellTexts);
  const { groups, needle, note } = useFound(typed);
  const options = groups.flatMap((group) => group.options);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const place = Math.min(chosen, Math.max(0, options.length - 1));

  useEffect(() => setChosen(0), [typed]);
  useEffect(() => {
    const option = options[place];
    if (option) input.current?.setAttribute("aria-activedescendant", `palette-${option.id}`);
    else input.current?.removeAttribute("aria-activedescendant");
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    if (typed !== "" && !note) announce(t("results", { n: options.length }));
  }, [options.length, note, typed, t]);

  const run = (isCall: boolean, option: Option | undefined) => {
    if (!option) return;
    closePalette();
    if (isCall && option.call) option.call();
    else option.run();
  };
  keys.current = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) setChosen((place + step + options.length) % options.length);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) run(event.shiftKey, options[place]);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={list} className={styles.list} id="palette-list" role="listbox" aria-label={t("searchName")}>
      {groups.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <div className={styles.heading} aria-hidden="true">
            {group.title}
            {group.hint && <span className={styles.hint}>{group.hint}</span>}
          </div>
          {group.options.map((option) => (
            <div
              key={option.id}
              id={`palette-${option.id}`}
              className={styles.option}
              role="option"
              aria-selected={options[place] === option}
              onPointerMove={() => setChosen(options.indexOf(option))}
              onClick={() => run(false, option)}
              data-testid={`palette-${option.id}`}
            >
              {option.icon}
              <div className={styles.words}>
                <div className={styles.title}>
                  <Highlighted text={option.title} needle={needle} />
                </div>
                {option.detail && (
                  <div className={styles.detail}>
                    <Highlighted text={option.detail} needle={needle} />
                  </div>
                )}
              </div>
            </div>
          ))}
        </div>
      ))}
      {note}
    </div>
  );
}

/** Of how many of the clients found the conversation is offered beside the card. */
const DIALOGS = 3;

function useFound(typed: string): { groups: Group[]; needle: string; note: ReactNode } {
  const t = useTexts(shellTexts);
  const { can } = useSession();
  const router = useRouter();
  const text = useSettled(typed.trim(), 120);
  const mayFind = can("clients.read") && text.length > 0;
  const query = useQuery({
    queryKey: ["search", text],
    queryFn: ({ signal }) => findClients(text, signal),
    enabled: mayFind,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const { canDial, dial } = useDial();
  const commands = useCommands(typed);
  const number = canDial ? numberIn(typed) : null;
  const clients = mayFind && typed.trim() !== "" ? (query.data?.clients ?? []) : [];
  const open = (client: FoundClient) =>
    void router.navigate({
      to: "/clients/$clientId",
      params: { clientId: String(client.clientId) },
      search: client.matterId === null ? {} : { matter: client.matterId },
    });
  const groups: Group[] = [
    {
      title: t("found"),
      ...(canDial && clients.length > 0 ? { hint: t("hintCall") } : {}),
      options: clients.map((client) => ({
        id: `client-${client.clientId}-${client.matterId ?? 0}`,
        title: client.name,
        detail: client.detail,
        run: () => open(client),
        ...(canDial ? { call: () => void dial(targetOf(client)) } : {}),
      })),
    },
    {
      title: t("dialogs"),
      options: clients.slice(0, DIALOGS).map((client) => ({
        id: `dialog-${client.clientId}`,
        title: client.name,
        icon: <IconMessages size={18} stroke={1.7} />,
        run: () => void router.navigate({ to: "/dialogs", search: { client: client.clientId } }),
      })),
    },
    { title: t("commands"), options: [...(number ? [numberOption(t, number, dial)] : []), ...commands] },
  ].filter((group) => group.options.length > 0);
  return { groups, needle: query.data?.needle ?? typed.trim(), note: noteFor() };

  function noteFor(): ReactNode {
    if (query.isError && mayFind)
      return <div className={styles.note}>{t("searchFailed", { reason: errorText(query.error) })}</div>;
    if (groups.length > 0) return null;
    if (query.isFetching || text !== typed.trim()) return <div className={styles.note}>{t("searching")}</div>;
    return (
      <div className={styles.note}>
        <b>{t("nothingFound")}</b>
        {t("nothingFoundHint")}
      </div>
    );
  }
}

const targetOf = ({ clientId, matterId }: FoundClient): DialTarget => ({
  clientId,
  ...(matterId === null ? {} : { matterId }),
});

const numberOption = (t: Say<typeof shellTexts>, number: string, dial: (target: DialTarget) => unknown): Option => ({
  id: "call-number",
  title: t("callNumber", { phone: formatPhone(number) }),
  icon: <IconPhone size={18} stroke={1.7} />,
  run: () => void dial({ number }),
});

function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
