import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listUsers } from "../../../api/access.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { roleTexts } from "../../lib/role-texts.ts";
import { useSession } from "../../lib/session.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import type { User } from "./model.ts";
import { NewUserSheet } from "./new-user-sheet.tsx";
import { UserSheet } from "./user-sheet.tsx";
import { usersTexts } from "./users-texts.ts";

export function UsersSection() {
  const t = useTexts(usersTexts);
  const { can } = useSession();
  const users = useQuery({ queryKey: ["users"], queryFn: ({ signal }) => call(listUsers, {}, { signal }) });
  const columns = useColumns((user) => setOpen(user.id));
  const [openId, setOpen] = useState<number | null>(null);
  const [isAdding, setAdding] = useState(false);
  const open = users.data?.items.find((user) => user.id === openId);
  return (
    <>
      <SectionHead
        id="users"
        action={
          can("users.write") && (
            <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)} data-testid="user-add">
              {t("add")}
            </Button>
          )
        }
      />
      <QueryState query={users}>
        {({ items }) => (
          <DataTable
            caption={t("table")}
            columns={columns}
            rows={items}
            rowKey={(user) => user.id}
            onOpen={(user) => setOpen(user.id)}
            empty={<EmptyState title={t("empty")} />}
            testId="users"
          />
        )}
      </QueryState>
      <NewUserSheet opened={isAdding} onClose={() => setAdding(false)} />
      {open && <UserSheet key={open.id} user={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(onOpen: (user: User) => void): Column<User>[] {
  const t = useTexts(usersTexts);
  const roles = useTexts(roleTexts);
  const f = useFormat();
  const { user: me } = useSession();
  return [
    {
      key: "person",
      title: t("person"),
      cell: (user) => (
        <div className={styles.person}>
          <Avatar name={user.name} size={32} label="" />
          <div className={styles.words}>
            <button type="button" className={styles.open} onClick={() => onOpen(user)}>
              {user.name}
              {user.id === me.id && ` (${t("you")})`}
            </button>
            <div className={`${styles.hint} op-truncate`}>{user.login}</div>
          </div>
        </div>
      ),
    },
    { key: "role", title: t("role"), cell: (user) => roles(user.role) },
    {
      key: "shift",
      title: t("shift"),
      wideOnly: true,
      cell: (user) =>
        user.onShift ? <Tag tone="green">{t("onShift")}</Tag> : <span className={styles.hint}>{t("offShift")}</span>,
    },
    {
      key: "seen",
      title: t("lastSeen"),
      wideOnly: true,
      cell: (user) => (user.lastSeenAt ? f.ago(user.lastSeenAt) : <span className={styles.hint}>{t("never")}</span>),
    },
    { key: "state", title: t("state"), wideOnly: true, cell: (user) => <UserState user={user} /> },
  ];
}

function UserState({ user }: { user: User }) {
  const t = useTexts(usersTexts);
  if (!user.isActive) return <Tag tone="hollow">{t("inactive")}</Tag>;
  return user.isLocked ? <Tag tone="red">{t("locked")}</Tag> : <Tag tone="green">{t("active")}</Tag>;
}
