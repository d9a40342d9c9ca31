import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { getRules } from "../../../api/automation.ts";
import { discardDraft } from "../../../api/automation-versions.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { MoreMenu } from "../file/more-menu.tsx";
import { versionTexts } from "./texts.ts";
import styles from "./versions.module.css";

const PublishSheet = late(() => import("./publish-sheet.tsx").then((module) => module.PublishSheet));
const VersionsSheet = late(() => import("./versions-sheet.tsx").then((module) => module.VersionsSheet));
const RehearsalSheet = late(() => import("./rehearsal-sheet.tsx").then((module) => module.RehearsalSheet));

type DraftBarProps = Pick<ReplyOf<typeof getRules>, "draft" | "published"> & { children?: ReactNode };

/** What is in force, what is drafted, and the ways from one to the other. */
export function DraftBar({ draft, published, children }: DraftBarProps) {
  const t = useTexts(versionTexts);
  const client = useQueryClient();
  const { pipeline, canWrite } = useDesigner();
  const [open, setOpen] = useState<"publish" | "versions" | "rehearsal" | null>(null);
  const isDrafted = draft !== null && draft.changes > 0;
  const discard = async () => {
    if (!(await confirm({ title: t("discardAsk"), text: t("discardText"), action: t("discard"), danger: true })))
      return;
    try {
      await call(discardDraft, { params: { id: pipeline.id } });
    } catch (error) {
      toastError(error, t("failed"));
    }
    await client.invalidateQueries({ queryKey: ["automation"] });
  };
  const close = () => setOpen(null);
  return (
    <div className={styles.bar} data-testid="draft-bar">
      <Tag tone={isDrafted ? "amber" : "hollow"}>
        {isDrafted
          ? t("draft", { n: draft.changes })
          : published
            ? t("published", { n: published.number })
            : t("neverPublished")}
      </Tag>
      {isDrafted && canWrite && (
        <>
          <Button size="xs" onClick={() => setOpen("publish")} data-testid="draft-publish">
            {t("look")}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => void discard()} data-testid="draft-discard">
            {t("discard")}
          </Button>
        </>
      )}
      {canWrite && (
        <Button size="xs" variant="default" onClick={() => setOpen("rehearsal")} data-testid="draft-rehearse">
          {t("rehearse")}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setOpen("versions")} data-testid="draft-versions">
        {t("versions")}
      </Button>
      <MoreMenu changes={draft?.changes ?? 0} />
      {children}
      {open === "publish" && draft && <PublishSheet opened onClose={close} revision={draft.revision} />}
      {open === "versions" && <VersionsSheet opened onClose={close} />}
      {open === "rehearsal" && <RehearsalSheet opened onClose={close} />}
    </div>
  );
}
