import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { addPhone, removePhone } from "../../api/clients.ts";
import { ApiError, call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { FactRow } from "../ui/fact-row.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { PhoneNumber } from "../ui/phone-number.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import styles from "./phones.module.css";
import form from "./form.module.css";
import { useClientChange, type Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";

type PhoneInput = { phone: string; note?: string; isPrimary?: boolean };

export function Phones({ client }: { client: Client }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  const add = useClientChange(client.id, (body: PhoneInput) => call(addPhone, { params: { id: client.id }, body }));
  const remove = useClientChange(client.id, (phoneId: number) =>
    call(removePhone, { params: { id: client.id, phoneId } }),
  );
  const drop = (one: Client["phones"][number]) =>
    remove.mutate(one.id, {
      onSuccess: () =>
        toast({
          text: t("phoneRemoved", { phone: f.phone(one.phone) }),
          undo: () => add.mutateAsync({ phone: one.phone, note: one.note, isPrimary: one.isPrimary }),
        }),
      onError: (error) =>
        toastError(
          error,
          error instanceof ApiError && error.reason === "last-phone" ? t("lastPhone") : t("phoneNotRemoved"),
        ),
    });
  return (
    <>
      {client.phones.map((one, place) => (
        <FactRow key={one.id} label={place === 0 ? t("phone") : ""}>
          <div className={styles.phone} data-testid={`phone-${one.id}`}>
            <PhoneNumber className={styles.number} phone={one.phone} target={{ phoneId: one.id }}>
              {f.phone(one.phone)}
              {one.note && <span className={styles.note}>{one.note}</span>}
            </PhoneNumber>
            {can("clients.write") && client.phones.length > 1 && (
              <IconButton
                label={t("removePhone", { phone: f.phone(one.phone) })}
                size={26}
                icon={<IconX size={14} />}
                onClick={() => drop(one)}
                testId={`phone-remove-${one.id}`}
              />
            )}
          </div>
        </FactRow>
      ))}
      {can("clients.write") && !adding && client.phones.length > 0 && (
        <FactRow label="">
          <button type="button" className={styles.add} onClick={() => setAdding(true)} data-testid="phone-add">
            <IconPlus size={14} />
            {t("addPhone")}
          </button>
        </FactRow>
      )}
      {(adding || (client.phones.length === 0 && can("clients.write"))) && (
        <NewPhone onAdd={(phone) => add.mutateAsync({ phone })} onClose={() => setAdding(false)} />
      )}
    </>
  );
}

function NewPhone({ onAdd, onClose }: { onAdd: (phone: string) => Promise<unknown>; onClose: () => void }) {
  const t = useTexts(clientTexts);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    if (text.trim() === "") return onClose();
    try {
      await onAdd(text);
      onClose();
    } catch (error) {
      setProblem(phoneProblem(error, t("phoneWrong"), t("phoneTaken")));
    }
  };
  return (
    <div className={styles.adding}>
      <input
        className={form.input}
        type="tel"
        autoFocus
        aria-label={t("newPhone")}
        aria-invalid={problem !== null}
        placeholder={t("newPhone")}
        value={text}
        data-testid="phone-new"
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") onClose();
        }}
      />
      {problem && (
        <div className={form.problem} role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}

function phoneProblem(error: unknown, wrong: string, taken: string): string {
  if (error instanceof ApiError && error.reason === "phone-taken") return taken;
  return error instanceof ApiError && error.status === 422 ? wrong : errorText(error);
}
