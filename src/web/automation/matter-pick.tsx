import { useTexts } from "../lib/i18n.ts";
import { SearchPick } from "../ui/search-pick.tsx";
import { findMatters, type FoundMatter } from "./queries.ts";
import { automationTexts } from "./texts.ts";

/** A client's card found by name, phone or number. */
export function MatterPick({
  onPick,
  bare,
  autoFocus,
}: {
  onPick: (found: FoundMatter) => void;
  bare?: boolean;
  autoFocus?: boolean;
}) {
  const t = useTexts(automationTexts);
  return (
    <SearchPick
      label={t("client")}
      bare={bare}
      name="matter"
      placeholder={t("findClient")}
      nothing={t("nobody")}
      failed={(reason) => t("findFailed", { reason })}
      autoFocus={autoFocus}
      testId="matter-pick"
      find={(text, signal) => findMatters(text, signal, t("noMatter"))}
      onPick={onPick}
    />
  );
}
