import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { moved, rowsOf, turned, type Channel } from "./channel-order.ts";
import { firmTexts } from "./firm-texts.ts";
import own from "./firm.module.css";
import type { Firm, SaveFirm } from "./model.ts";

/** In which order a message looks for a way to a client; a channel that is off is not used. */
export function ChannelsPanel({ firm, save }: { firm: Firm; save: SaveFirm }) {
  const t = useTexts(firmTexts);
  const s = useTexts(settingsTexts);
  const order = firm.channelOrder;
  const put = (channelOrder: Channel[]) =>
    void save({ channelOrder }, t("channels")).catch((error: unknown) => toastError(error, s("notSaved")));
  return (
    <Panel title={t("channels")} testId="firm-channels">
      <ol className={own.channels}>
        {rowsOf(order).map((channel) => {
          const place = order.indexOf(channel);
          const name = t(`channel-${channel}`);
          const isOnly = place >= 0 && order.length === 1;
          return (
            <li key={channel} className={own.channel} data-testid={`channel-${channel}`}>
              <label className={own.channelName}>
                <input
                  type="checkbox"
                  checked={place >= 0}
                  disabled={isOnly}
                  onChange={() => put(turned(order, channel))}
                />
                {name}
              </label>
              <IconButton
                label={t("channelUp", { name })}
                icon={<IconArrowUp size={17} />}
                size={44}
                disabled={place <= 0}
                onClick={() => put(moved(order, channel, -1))}
                testId={`channel-up-${channel}`}
              />
              <IconButton
                label={t("channelDown", { name })}
                icon={<IconArrowDown size={17} />}
                size={44}
                disabled={place < 0 || place === order.length - 1}
                onClick={() => put(moved(order, channel, 1))}
                testId={`channel-down-${channel}`}
              />
            </li>
          );
        })}
      </ol>
      <p className={styles.below}>{t("channelsHint")}</p>
    </Panel>
  );
}
