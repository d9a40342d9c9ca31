import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { ignoreLetter, linkLetter, openApplication } from "../../api/mail.ts";
import { search } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { SearchPick } from "../ui/search-pick.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import styles from "./letter.module.css";
import { useLetterChanged, useSuggestions, type LetterBrief } from "./queries.ts";
import { mailTexts } from "./texts.ts";

type Sorted = (clientId: number) => void;

/** Whose a letter of nobody is: a person says it. Nothing is lost and nothing guessed. */
export function Whose({ letter, onWhose }: { letter: LetterBrief; onWhose: Sorted }) {
  const t = useTexts(mailTexts);
  const f = useFormat();
  const [isNew, setNew] = useState(false);
  const suggestions = useSuggestions(letter.id).data ?? [];
  const sort = useSorting(letter, onWhose);
  if (isNew) return <NewApplication letter={letter} onDone={sort.done} onBack={() => setNew(false)} />;
  return (
    <div className={styles.choice} data-testid={`whose-${letter.id}`}>
      <h4 className={styles.question}>{t("whose")}</h4>
      {suggestions.length > 0 && (
        <div className={styles.suggestions}>
          {suggestions.map((one) => (
            <button
              key={one.clientId}
              type="button"
              className={styles.suggestion}
              onClick={() => void sort.link(one.clientId, one.name)}
              data-testid={`whose-suggestion-${one.clientId}`}
            >
              <b>{one.name}</b>
              <span>{t(`why_${one.why}`)}</span>
            </button>
          ))}
        </div>
      )}
      <SearchPick
        bare
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
  letter: LetterBrief;
  onDone: (text: string, clientId: number) => Promise<unknown>;
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
      const body = { name: name.trim(), phone: phone.trim() };
      const { clientId } = await call(openApplication, { params: { id: letter.id }, body });
      await onDone(t("applicationMade"), clientId);
    } catch (error) {
      toastError(error, t("notDone"));
      setBusy(false);
    }
  };
  return (
    <form className={styles.choice} onSubmit={(event) => void submit(event)} noValidate>
      <h4 className={styles.question}>{t("newApplication")}</h4>
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

function useSorting(letter: LetterBrief, onWhose: Sorted) {
  const t = useTexts(mailTexts);
  const changed = useLetterChanged();
  const params = { id: letter.id };
  const done = async (text: string, clientId: number) => {
    toast({ text, tone: "green" });
    onWhose(clientId);
    await changed({ ...letter, clientId });
  };
  const setIgnored = async (isIgnored: boolean) => {
    await call(ignoreLetter, { params, body: { isIgnored } });
    await changed(letter);
  };
  return {
    done,
    link: async (clientId: number, name: string) => {
      try {
        await call(linkLetter, { params, body: { clientId } });
        await done(t("linked", { name }), clientId);
      } catch (error) {
        toastError(error, t("notDone"));
      }
    },
    ignore: async () => {
      try {
        await setIgnored(true);
        toast({ text: t("ignored"), tone: "green", undo: () => setIgnored(false) });
      } catch (error) {
        toastError(error, t("notDone"));
      }
    },
  };
}
