import { Button } from "@mantine/core";
import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { ApiError } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useTitle } from "../lib/title.ts";
import { Page } from "../ui/page-header.tsx";
import { BrokenPicture, LostPicture, OfflinePicture } from "../ui/state-pictures.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { uiTexts } from "../ui/texts.ts";

export function MissingPage() {
  const t = useTexts(uiTexts);
  useTitle(t("missingTitle"));
  return (
    <Page>
      <EmptyState
        isPage
        title={t("missingTitle")}
        hint={t("missingHint")}
        picture={<LostPicture />}
        action={<Link to="/">{t("toStart")}</Link>}
        testId="state-missing"
      />
    </Page>
  );
}

/** A refusal of the server is shown as such; anything else is a fault of ours and offers a reload. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts(uiTexts);
  const router = useRouter();
  useTitle(t("errorTitle"));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (error instanceof ApiError)
    return (
      <Page>
        <ErrorState error={error} onRetry={retry} />
      </Page>
    );
  if (isUnloaded(error))
    return (
      <Page>
        <EmptyState
          isPage
          title={t("offlineTitle")}
          hint={t("offlineHint")}
          picture={<OfflinePicture />}
          action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}
          testId="state-offline"
        />
      </Page>
    );
  return (
    <Page>
      <EmptyState
        isPage
        title={t("errorTitle")}
        hint={
          <>
            {t("errorHint")}
            <br />
            {t("failedCode", { code: (error instanceof Error ? error.message : String(error)).slice(0, 120) })}
          </>
        }
        picture={<BrokenPicture />}
        action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}
        testId="state-broken"
      />
    </Page>
  );
}

/** The page's own files did not come: no network, or the server is down. Browsers have only words for it. */
const isUnloaded = (error: unknown): boolean =>
  error instanceof Error && /preload css|dynamically imported module|importing a module/i.test(error.message);
