import { updateProfile } from "../../api/access.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { roleTexts } from "../lib/role-texts.ts";
import { useSession, useSessionChange } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { FactList, FactRow } from "../ui/fact-row.tsx";
import { Panel } from "../ui/panel.tsx";
import styles from "./profile.module.css";
import { accessTexts } from "./texts.ts";

export function PersonPanel() {
  const t = useTexts(accessTexts);
  const role = useTexts(roleTexts);
  const { user } = useSession();
  const rename = useSessionChange((name: string) => call(updateProfile, { body: { name } }));
  return (
    <Panel title={t("person")}>
      <div className={styles.person}>
        <Avatar name={user.name} size={52} label="" />
        <div>
          <div className={styles.name}>{user.name}</div>
          <div className={styles.hint}>{role(user.role)}</div>
        </div>
      </div>
      <FactList>
        <FactRow
          label={t("name")}
          value={user.name}
          onSave={(name) => rename.mutateAsync(name)}
          testId="profile-name"
        />
        <FactRow label={t("login")}>{user.login}</FactRow>
      </FactList>
    </Panel>
  );
}
