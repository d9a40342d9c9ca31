import { useTexts } from "../lib/i18n.ts";
import { AttentionPanel } from "../access/attention-panel.tsx";
import { LookPanel } from "../access/look-panel.tsx";
import { PasswordPanel } from "../access/password-panel.tsx";
import { PersonPanel } from "../access/person-panel.tsx";
import styles from "../access/profile.module.css";
import { accessTexts } from "../access/texts.ts";
import { MyPhonePanel } from "../telephony/my-phone-panel.tsx";
import { ChoicesPanel } from "../notices/choices-panel.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";

export function ProfilePage() {
  const t = useTexts(accessTexts);
  return (
    <Page>
      <PageHeader title={t("profile")} />
      <div className={styles.panels}>
        <PersonPanel />
        <LookPanel />
        <AttentionPanel />
        <MyPhonePanel />
        <PasswordPanel />
        <ChoicesPanel />
      </div>
    </Page>
  );
}
