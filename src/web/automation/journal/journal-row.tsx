import { Button } from "@mantine/core";
import { IconChevronRight, IconRefresh } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { usePastStages } from "../../lib/pipelines.ts";
import { useSession } from "../../lib/session.ts";
import { RuleIcon } from "../icons.ts";
import { journalTexts } from "../journal-texts.ts";
import { itemOf, nameIn, type Catalog, type JournalLine, type Pipeline } from "../model.ts";
import { withFactTitles } from "../words/params.ts";
import { JournalDetails } from "./journal-details.tsx";
import { useRepeat, type Failure } from "./journal-queries.ts";
import { causeWords } from "./journal-words.ts";
import { Outcome } from "./outcome.tsx";
import styles from "./journal.module.css";

export type JournalRowProps = {
  line: JournalLine;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
  eventTitle: (name: string) => string;
  /** Shows all cards with the same failure. */
  onFailure: (failure: Failure) => void;
};

/** One line of the journal; opened by its title, it tells what was judged, what came of it and how often it was tried. */
export function JournalRow({ line, pipelines, catalog, eventTitle, onFailure }: JournalRowProps) {
  const t = useTexts(journalTexts);
  const f = useFormat();
  const locale = useLocale();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const stage = usePastStages().find((one) => one.id === line.stageId);
  const cause = causeWords(line, eventTitle, t);
  return (
    <li className={styles.item} data-open={isOpen || undefined} data-testid={`journal-${line.key}`}>
      <div className={styles.row}>
        <time className={styles.when} dateTime={line.at} title={`${f.date(line.at)}, ${f.time(line.at)}`}>
          {f.when(line.at)}
        </time>
        <RuleIcon
          name={catalog && itemOf(catalog, line)?.icon}
          kind={line.kind}
          size={18}
          stroke={1.7}
          className={styles.icon}
          data-kind={line.kind}
        />
        <div className={styles.what}>
          <button
            type="button"
            className={styles.title}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
            data-testid={`journal-open-${line.key}`}
          >
            {withFactTitles(line.title, catalog?.facts ?? [], locale)}
            <IconChevronRight size={15} className={styles.chevron} aria-hidden />
          </button>
          <div className={styles.detail}>
            <Who line={line} />
            {stage && ` · ${t("onStage", { stage: nameIn(stage, locale) })}`}
          </div>
          {cause !== "" && <div className={styles.cause}>{cause}</div>}
        </div>
        <div className={styles.outcome}>
          <Outcome line={line} />
          <Repeat line={line} />
        </div>
      </div>
      {isOpen && (
        <div id={id} className={styles.opened}>
          <JournalDetails line={line} pipelines={pipelines} catalog={catalog} onFailure={onFailure} />
        </div>
      )}
    </li>
  );
}

function Repeat({ line }: { line: JournalLine }) {
  const t = useTexts(journalTexts);
  const { can } = useSession();
  const repeat = useRepeat();
  if (!line.canRepeat || !can("automation.write")) return null;
  return (
    <Button
      className={styles.above}
      variant="default"
      size="compact-md"
      leftSection={<IconRefresh size={15} />}
      loading={repeat.isPending}
      onClick={() => repeat.mutate(line)}
      data-testid={`run-repeat-${line.runId}`}
    >
      {t("repeat")}
    </Button>
  );
}

function Who({ line: { client, matter } }: { line: JournalLine }) {
  const t = useTexts(journalTexts);
  if (!client) return t("noCard");
  return (
    <>
      <Link
        className={styles.client}
        to="/clients/$clientId"
        params={{ clientId: String(client.id) }}
        search={matter ? { matter: matter.id } : {}}
      >
        {client.name}
      </Link>
      {matter && ` · ${t("matter", { n: matter.number })}`}
    </>
  );
}
