import { useNavigate, useParams } from "@tanstack/react-router";
import { createElement, useEffect, type ComponentType } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { usePhone } from "../lib/phone-width.ts";
import { sectionIds, useOpenSections, type SectionId } from "../settings/sections.ts";
import styles from "../settings/settings.module.css";
import { SideMenu } from "../settings/side-menu.tsx";
import { settingsTexts } from "../settings/texts.ts";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { LoadingRows, NoRights } from "../ui/states.tsx";

// Each section is its own script: who came to see a token needs no tables of users.
const waiting = <LoadingRows />;
const parts: Record<SectionId, ComponentType> = {
  users: late(() => import("../settings/users/users-section.tsx").then((module) => module.UsersSection), waiting),
  connections: late(
    () => import("../settings/connections/connections-section.tsx").then((module) => module.ConnectionsSection),
    waiting,
  ),
  mail: late(() => import("../settings/mail/mail-section.tsx").then((module) => module.MailSection), waiting),
  telephony: late(() => import("./telephony-section.tsx").then((module) => module.TelephonySection), waiting),
  webhooks: late(
    () => import("../settings/webhooks/webhooks-section.tsx").then((module) => module.WebhooksSection),
    waiting,
  ),
  templates: late(
    () => import("../settings/templates/templates-section.tsx").then((module) => module.TemplatesSection),
    waiting,
  ),
  documents: late(
    () =>
      import("../settings/document-templates/document-templates-section.tsx").then(
        (module) => module.DocumentTemplatesSection,
      ),
    waiting,
  ),
  delivery: late(
    () => import("../settings/delivery/delivery-section.tsx").then((module) => module.DeliverySection),
    waiting,
  ),
  creditors: late(
    () => import("../settings/creditors/creditors-section.tsx").then((module) => module.CreditorsSection),
    waiting,
  ),
  stages: late(() => import("./stages-section.tsx").then((module) => module.StagesPage), waiting),
  fields: late(() => import("../settings/fields/fields-section.tsx").then((module) => module.FieldsSection), waiting),
  law: late(() => import("../settings/law/law-section.tsx").then((module) => module.LawSection), waiting),
  firm: late(() => import("../settings/firm/firm-section.tsx").then((module) => module.FirmSection), waiting),
  audit: late(() => import("./audit-section.tsx").then((module) => module.AuditSection), waiting),
  tokens: late(() => import("../settings/tokens/tokens-section.tsx").then((module) => module.TokensSection), waiting),
};

/** The list of sections at the side; on a phone first the list, then a section. «menu» is the list's own address. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const { section: asked } = useParams({ strict: false });
  const navigate = useNavigate();
  const phone = usePhone();
  const open = useOpenSections();
  const isList = asked === "menu";
  const first = open[0]?.id ?? "tokens";
  const id = sectionIds.find((one) => one === asked) ?? (isList ? first : null);
  const isAllowed = open.some((section) => section.id === id);
  useEffect(() => {
    if (isList && !phone)
      void navigate({ to: "/settings/$section", params: { section: first }, search: {}, replace: true });
  }, [isList, phone, first, navigate]);
  const back =
    phone && !isList
      ? { onBack: () => void navigate({ to: "/settings/$section", params: { section: "menu" }, search: {} }) }
      : {};
  return (
    <Page>
      <PageHeader title={t("title")} {...back} />
      <div className={styles.frame} data-at={isList ? "list" : "section"}>
        <SideMenu current={isList && phone ? null : id} />
        <div className={styles.content} data-testid={`section-${id ?? "none"}`}>
          {!(isList && phone) && (id && isAllowed ? createElement(parts[id], { key: id }) : <NoRights />)}
        </div>
      </div>
    </Page>
  );
}
