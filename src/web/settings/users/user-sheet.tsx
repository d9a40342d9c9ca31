import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { updateUser } from "../../../api/access.ts";
import type { CallOf } from "../../../api/endpoint.ts";
import { roles } from "../../../api/rights.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { roleTexts } from "../../lib/role-texts.ts";
import { useSession } from "../../lib/session.ts";
import { Choice } from "../../ui/choice.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { askIfUsed } from "../uses-list.tsx";
import { MIN_PASSWORD } from "./password.ts";
import { PasswordField } from "./password-field.tsx";
import type { User } from "./model.ts";
import { usersTexts } from "./users-texts.ts";

type Change = CallOf<typeof updateUser>["body"];

/** One employee; each change is done at once, and can be undone where that is possible. */
export function UserSheet({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTexts(usersTexts);
  const roleName = useTexts(roleTexts);
  const { can } = useSession();
  const canWrite = can("users.write");
  const { change, isPending } = useUserChange(user);
  const rename = (name: string) => call(updateUser, { params: { id: user.id }, body: { name } });
  const client = useQueryClient();
  const activate = async (isActive: boolean) => {
    const question = { title: t("usedTitle", { name: user.name }), text: t("usedText"), action: t("usedAction") };
    if (isActive || (await askIfUsed({ kind: "user", value: String(user.id) }, question)))
      await change({ isActive }, { isActive: user.isActive, onShift: user.onShift });
  };
  return (
    <Sheet opened onClose={onClose} title={user.name} testId="user-sheet">
      <div className={styles.form}>
        <FactList>
          <FactRow
            label={t("name")}
            value={user.name}
            onSave={
              canWrite
                ? (name) => rename(name).then(() => client.invalidateQueries({ queryKey: ["users"] }))
                : undefined
            }
            testId="user-rename"
          />
          <FactRow label={t("login")}>{user.login}</FactRow>
        </FactList>
        <Choice
          label={t("role")}
          hint={canWrite ? t("roleHint") : t("readOnly")}
          value={user.role}
          disabled={!canWrite || isPending}
          options={roles.map((role) => ({ value: role, label: roleName(role) }))}
          onChange={(role) => void change({ role }, { role: user.role })}
          testId="user-role"
        />
        <Switch
          label={t("onShiftLong")}
          hint={t("onShiftHint")}
          checked={user.onShift}
          disabled={!canWrite || !user.isActive || isPending}
          onChange={(onShift) => void change({ onShift }, { onShift: user.onShift })}
          testId="user-shift"
        />
        <Switch
          label={t("isActive")}
          hint={t("isActiveHint")}
          checked={user.isActive}
          disabled={!canWrite || isPending}
          onChange={(isActive) => void activate(isActive)}
          testId="user-active"
        />
        {user.isLocked && (
          <div className={styles.row}>
            <span className={styles.hint}>{t("lockedHint")}</span>
            {canWrite && (
              <Button
                variant="default"
                size="compact-md"
                onClick={() => void change({ unlock: true })}
                data-testid="user-unlock"
              >
                {t("unlock")}
              </Button>
            )}
          </div>
        )}
        {canWrite && <NewPassword user={user} />}
      </div>
    </Sheet>
  );
}

function useUserChange(user: User) {
  const t = useTexts(usersTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const patch = useMutation({
    mutationFn: (body: Change) => call(updateUser, { params: { id: user.id }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
  const change = async (body: Change, former?: Change) => {
    try {
      await patch.mutateAsync(body);
      toast({
        text: t(body.unlock ? "unlocked" : "changed", { name: user.name }),
        ...(former ? { undo: () => patch.mutateAsync(former) } : {}),
      });
    } catch (error) {
      if (error instanceof ApiError && error.reason === "last-admin")
        toast({ text: s("notSaved"), detail: t("lastAdmin"), tone: "red" });
      else toastError(error, s("notSaved"));
    }
  };
  return { change, isPending: patch.isPending };
}

function NewPassword({ user }: { user: User }) {
  const t = useTexts(usersTexts);
  const s = useTexts(settingsTexts);
  const [password, setPassword] = useState("");
  const set = useMutation({
    mutationFn: () => call(updateUser, { params: { id: user.id }, body: { password } }),
    onSuccess: () => {
      toast({ text: t("passwordSet", { name: user.name }), life: 8000 });
      setPassword("");
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const isShort = password !== "" && password.length < MIN_PASSWORD;
  return (
    <>
      <SectionLine>{t("newPassword")}</SectionLine>
      <PasswordField
        label={t("newPassword")}
        hint={`${t("passwordHint")} ${t("newPasswordHint")}`}
        value={password}
        error={isShort ? t("passwordShort") : null}
        onChange={setPassword}
      />
      <div>
        <Button
          disabled={password.length < MIN_PASSWORD}
          loading={set.isPending}
          onClick={() => set.mutate()}
          data-testid="user-set-password"
        >
          {t("setPassword")}
        </Button>
      </div>
    </>
  );
}
