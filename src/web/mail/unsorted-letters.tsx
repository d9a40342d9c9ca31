import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { ignoreLetter, linkLetter, openApplication } from "../../api/mail.ts";
import { search } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { SearchPick } from "../ui/search-pick.tsx";
import { EmptyState, QueryState } from "../ui/states.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { LetterCard } from "./letter-card.tsx";
import styles from "./letter.module.css";
import { useLetterChanged, useUnsorted, type Unsorted } from "./queries.ts";
import { mailTexts } from "./texts.ts";

/** Letters whose sender is in no card: a person says whose each is. Nothing is lost and nothing guessed. */
export function UnsortedLetters() {
  const t = useTexts(mailTexts);
  const query = useUnsorted();
  return (
    <section className={styles.unsorted} aria-label={t("unsortedTitle")} data-testid="unsorted-letters">
      <QueryState query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t("unsortedEmpty")} hint={t("unsortedEmptyHint")} />;
          return items.map((letter) => <UnsortedLetter key={letter.id} letter={letter} />);
        }}
      </QueryState>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("showMore")}
        </Button>
      )}
    </section>
  );
}

function UnsortedLetter({ letter }: { letter: Unsorted }) {
  const { can } = useSession();
  return (
    <div>
      <LetterCard letter={letter} />
      {can("letters.send") && <Whose letter={letter} />}
    </div>
  );
}

export function Whose({ letter }: { letter: Unsorted }) {
  const t = useTexts(mailTexts);
  const f = useFormat();
  const [isNew, setNew] = useState(false);
  const sort = useSorting(letter);
  if (isNew) return <NewApplication letter={letter} onDone={sort.done} onBack={() => setNew(false)} />;
  return (
    <div className={styles.choice} data-testid={`whose-${letter.id}`}>
      {letter.suggestions.length > 0 && (
        <div className={styles.suggestions}>
          {letter.suggestions.map((one) => (
            <Button
              key={one.clientId}
              variant="light"
              onClick={() => void sort.link(one.clientId, one.name)}
              data-testid={`whose-suggestion-${one.clientId}`}
            >
              {one.name} · {t(`why_${one.why}`)}
            </Button>
          ))}
        </div>
      )}
      <SearchPick
        label={t("whose")}
        placeholder={t("findClient")}
        name="letter-client"
        nothing={t("nothingFound")}
        failed={(reason) => t("findFailed", { reason })}
        testId={`whose-pick-${letter.id}`}
        find={async (q, signal) => {
          const { items } = await call(search, { query: { q } }, { signal });
          return items.map((hit) => ({
            key: `${hit.clientId}-${hit.matterId ?? 0}`,
            label: hit.name,
            detail: [hit.phone && f.phone(hit.phone), hit.city].filter(Boolean).join(" · "),
            item: hit,
          }));
        }}
        onPick={(hit) => void sort.link(hit.clientId, hit.name)}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setNew(true)} data-testid={`whose-new-${letter.id}`}>
          {t("newApplication")}
        </Button>
        <Button variant="subtle" onClick={() => void sort.ignore()} data-testid={`whose-ignore-${letter.id}`}>
          {t("ignore")}
        </Button>
      </div>
    </div>
  );
}

function NewApplication({
  letter,
  onDone,
  onBack,
}: {
  letter: Unsorted;
  onDone: (text: string) => Promise<unknown>;
  onBack: () => void;
}) {
  const t = useTexts(mailTexts);
  const [name, setName] = useState(letter.from.name);
  const [phone, setPhone] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || phone.trim().length < 5 || isBusy) return;
    setBusy(true);
    try {
      await call(openApplication, { params: { id: letter.id }, body: { name: name.trim(), phone: phone.trim() } });
      await onDone(t("applicationMade"));
    } catch (error) {
      toastError(error, t("notDone"));
      setBusy(false);
    }
  };
  return (
    <form className={styles.choice} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={t("name")}
        value={name}
        maxLength={200}
        error={isTried && name.trim() === "" ? t("required") : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="whose-name"
      />
      <TextInput
        label={t("phone")}
        type="tel"
        value={phone}
        maxLength={40}
        error={isTried && phone.trim().length < 5 ? t("required") : undefined}
        onChange={(event) => setPhone(event.currentTarget.value)}
        data-testid="whose-phone"
      />
      <div className={styles.actions}>
        <Button type="submit" loading={isBusy} data-testid="whose-make">
          {t("makeApplication")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

function useSorting(letter: Unsorted) {
  const t = useTexts(mailTexts);
  const changed = useLetterChanged();
  const params = { id: letter.id };
  const done = async (text: string, undo?: () => Promise<unknown>) => {
    toast({ text, tone: "green", ...(undo ? { undo } : {}) });
    await changed(letter);
  };
  const act = async (work: () => Promise<unknown>, text: string, undo?: () => Promise<unknown>) => {
    try {
      await work();
      await done(text, undo);
    } catch (error) {
      toastError(error, t("notDone"));
    }
  };
  const setIgnored = (isIgnored: boolean) => call(ignoreLetter, { params, body: { isIgnored } });
  return {
    done,
    link: (clientId: number, name: string) =>
      act(() => call(linkLetter, { params, body: { clientId } }), t("linked", { name })),
    ignore: () =>
      act(
        () => setIgnored(true),
        t("ignored"),
        () => setIgnored(false).then(() => changed(letter)),
      ),
  };
}
