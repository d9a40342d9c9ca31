import { noticeWays } from "../../api/notices.ts";
import { useTexts } from "../lib/i18n.ts";
import { Panel } from "../ui/panel.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { Switch } from "../ui/switch.tsx";
import { Browsers } from "./browsers.tsx";
import styles from "./notices.module.css";
import { useChangeChoices, useChoices, type Choices } from "./queries.ts";
import { noticesTexts } from "./texts.ts";

/** Each person chooses by kind: the bell, a woken browser, a morning letter, a sound. */
export function ChoicesPanel() {
  const t = useTexts(noticesTexts);
  const choices = useChoices();
  return (
    <Panel title={t("title")} testId="notice-choices">
      <QueryState query={choices} compact loading={<LoadingRows rows={6} height={40} />}>
        {(data) => <Table choices={data} />}
      </QueryState>
    </Panel>
  );
}

function Table({ choices }: { choices: Choices }) {
  const t = useTexts(noticesTexts);
  const change = useChangeChoices();
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{t("hint")}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {noticeWays.map((way) => (
              <th key={way} scope="col">
                {t(`way_${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.kinds.map((choice) => (
            <tr key={choice.kind}>
              <th scope="row">{t(`kind_${choice.kind}`)}</th>
              {noticeWays.map((way) => (
                <td key={way}>
                  <label className={styles.cell}>
                    <span className="op-hidden">
                      {t("cell", { kind: t(`kind_${choice.kind}`), way: t(`way_${way}`) })}
                    </span>
                    <input
                      type="checkbox"
                      checked={choice[way]}
                      onChange={(event) =>
                        change.mutate({ kinds: [{ kind: choice.kind, [way]: event.currentTarget.checked }] })
                      }
                      data-testid={`notice-${choice.kind}-${way}`}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        label={t("showsText")}
        hint={t("showsTextHint")}
        checked={choices.showsText}
        onChange={(showsText) => change.mutate({ showsText })}
        testId="notice-shows-text"
      />
      <Browsers choices={choices} />
    </div>
  );
}
