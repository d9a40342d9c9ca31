import { Button } from "@mantine/core";
import {
  IconArrowLeft,
  IconBrandWhatsapp,
  IconChevronDown,
  IconCopy,
  IconDots,
  IconMessages,
  IconPhone,
  IconPrinter,
  IconUserOff,
} from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useSession } from "../lib/session.ts";
import { useTitle } from "../lib/title.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { PhoneNumber } from "../ui/phone-number.tsx";
import { useDial, type DialTarget } from "../ui/use-dial.ts";
import styles from "./client-head.module.css";
import type { Client, Matter } from "./queries.ts";
import { clientTexts } from "./texts.ts";
import { useAssign } from "./use-assign.ts";

type ClientHeadProps = {
  client: Client;
  matter: Matter | undefined;
  onCall: () => void;
  onWrite: () => void;
  /** Ways beside the road: refuse, put off. */
  exits: MenuEntry[];
};

export function ClientHead({ client, matter, onCall, onWrite, exits }: ClientHeadProps) {
  const t = useTexts(clientTexts);
  const router = useRouter();
  useTitle(client.name);
  const back = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: "/board" }));
  return (
    <header className={styles.head}>
      <IconButton label={t("back")} icon={<IconArrowLeft size={20} />} onClick={back} testId="client-back" />
      <Avatar name={client.name} size={40} label="" />
      <div className={styles.names}>
        <h1 className={styles.title} title={client.name}>
          {client.name}
        </h1>
        <Meta client={client} matter={matter} />
      </div>
      <Actions client={client} matter={matter} onCall={onCall} onWrite={onWrite} exits={exits} />
    </header>
  );
}

function Meta({ client, matter }: { client: Client; matter: Matter | undefined }) {
  const t = useTexts(clientTexts);
  const phone = primaryPhone(client);
  const parts: [string, ReactNode][] = [];
  if (matter) parts.push(["matter", t("matterNo", { number: matter.number })]);
  if (phone) parts.push(["phone", <PhoneLink key="phone" phone={phone} target={targetOf(client, matter)} />]);
  if (client.city) parts.push(["city", client.city]);
  if (matter) parts.push(["person", <Responsible key="person" client={client} matter={matter} />]);
  return (
    <div className={styles.meta}>
      {parts.map(([key, part], place) => (
        <Fragment key={key}>
          {place > 0 && (
            <span className={styles.dot} data-break={place === 2 || undefined} aria-hidden>
              ·
            </span>
          )}
          <span className={styles.part}>{part}</span>
        </Fragment>
      ))}
    </div>
  );
}

function PhoneLink({ phone, target }: { phone: string; target: DialTarget }) {
  const t = useTexts(clientTexts);
  const copy = useCopyPhone(phone);
  useKeys([{ code: "KeyP", title: t("copyPhone"), group: t("cardKeys"), run: copy }]);
  return (
    <>
      <PhoneNumber className={styles.phone} phone={phone} target={target} testId="client-phone" />
      <button
        type="button"
        className={styles.copy}
        aria-label={t("copyPhone")}
        data-tip={`${t("copyPhone")} · P`}
        onClick={copy}
        data-testid="phone-copy"
      >
        <IconCopy size={14} stroke={1.8} />
      </button>
    </>
  );
}

function useCopyPhone(phone: string) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  return () => {
    navigator.clipboard.writeText(phone).then(
      () => toast({ text: t("phoneCopied", { phone: f.phone(phone) }), life: 2500 }),
      (error: unknown) => toastError(error, t("notCopied")),
    );
  };
}

function Responsible({ client, matter }: { client: Client; matter: Matter }) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const people = useActiveColleagues();
  const assign = useAssign(client.id);
  const name = matter.responsible?.name ?? t("nobody");
  if (!can("matters.write")) return <>{t("responsibleIs", { name })}</>;
  const entries: MenuEntry[] = [
    ...people.map((one) => ({
      id: `person-${one.id}`,
      label: one.name,
      detail: one.onShift ? t("onShift") : undefined,
      checked: one.id === matter.responsible?.id,
      icon: <Avatar name={one.name} size={24} label="" />,
      onSelect: () => assign.mutate({ matter, person: { id: one.id, name: one.name } }),
    })),
    "line",
    {
      id: "person-none",
      label: t("nobody"),
      icon: <IconUserOff size={18} stroke={1.7} />,
      disabled: matter.responsible === null,
      onSelect: () => assign.mutate({ matter, person: null }),
    },
  ];
  return (
    <ActionMenu
      label={t("chooseResponsible")}
      width={270}
      align="start"
      entries={entries}
      button={(props) => (
        <button type="button" className={styles.person} data-testid="responsible" {...props}>
          <span className={styles.role}>{t("responsible")}</span> {name}
          <IconChevronDown size={14} />
        </button>
      )}
    />
  );
}

function Actions({ client, matter, onCall, onWrite, exits }: ClientHeadProps) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const { canDial, dial, linkProps } = useDial();
  const router = useRouter();
  const phone = primaryPhone(client);
  const target = targetOf(client, matter);
  const link = phone && linkProps(phone, target);
  const copy = useCopyPhone(phone ?? "");
  const entries: MenuEntry[] = [
    ...(phone
      ? [{ id: "copy", label: t("copyPhone"), icon: <IconCopy size={18} stroke={1.7} />, onSelect: copy }]
      : []),
    ...(canDial
      ? [{ id: "log-call", label: t("logCall"), icon: <IconPhone size={18} stroke={1.7} />, onSelect: onCall }]
      : []),
    {
      id: "dialog",
      label: t("openDialog"),
      icon: <IconMessages size={18} stroke={1.7} />,
      onSelect: () => void router.navigate({ to: "/dialogs", search: { client: client.id } }),
    },
    { id: "print", label: t("print"), icon: <IconPrinter size={18} stroke={1.7} />, onSelect: () => print() },
    ...(exits.length > 0 ? (["line"] as const) : []),
    ...exits,
  ];
  return (
    <div className={styles.actions}>
      {phone && link && (
        <Button
          component="a"
          href={link.href}
          className={`${styles.wide} op-phone-only`}
          leftSection={<IconPhone size={18} />}
          onClick={(event) => {
            link.onClick(event);
            // By the line the call's own card asks for the result; by the device it is written down here.
            if (!canDial && can("calls.write")) onCall();
          }}
          data-testid="client-dial"
        >
          {t("dial")}
        </Button>
      )}
      {phone && canDial && (
        <Button
          className="op-wide-only"
          leftSection={<IconPhone size={18} stroke={1.8} />}
          onClick={() => void dial(target)}
          data-testid="client-line"
        >
          {t("dial")}
        </Button>
      )}
      {can("calls.write") && !canDial && (
        <Button
          className="op-wide-only"
          leftSection={<IconPhone size={18} stroke={1.8} />}
          onClick={onCall}
          data-testid="client-call"
        >
          {t("logCall")}
        </Button>
      )}
      {can("messages.send") && (
        <Button
          variant="default"
          className={styles.wide}
          leftSection={<IconBrandWhatsapp size={18} className={styles.channel} />}
          onClick={onWrite}
          data-testid="client-write"
        >
          {t("write")}
        </Button>
      )}
      <ActionMenu
        label={t("more")}
        width={240}
        entries={entries}
        button={(props) => (
          <IconButton
            label={t("more")}
            variant="outline"
            size={36}
            icon={<IconDots size={18} />}
            testId="client-more"
            {...props}
          />
        )}
      />
    </div>
  );
}

/** The card of the call is the one that is looked at. */
const targetOf = (client: Client, matter: Matter | undefined): DialTarget => ({
  clientId: client.id,
  ...(matter ? { matterId: matter.id } : {}),
});

const primaryPhone = (client: Client): string | undefined =>
  (client.phones.find((one) => one.isPrimary) ?? client.phones[0])?.phone;
