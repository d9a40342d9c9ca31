// The five drawn states of a page: empty, loading, error, no rights, offline.
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { ApiError } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { errorText } from "./error-text.ts";
import { BrokenPicture, EmptyPicture, LockedPicture, LostPicture, OfflinePicture } from "./state-pictures.tsx";
import styles from "./states.module.css";
import { uiTexts } from "./texts.ts";

type StateProps = {
  title: string;
  /** Says what to do first. */
  hint?: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
  /** When it is the whole page: its name is the page's. */
  isPage?: boolean;
  /** Smaller, for panels and columns. */
  compact?: boolean;
  testId?: string;
};

export function EmptyState({
  title,
  hint,
  action,
  picture = <EmptyPicture />,
  isPage,
  compact,
  testId = "state-empty",
}: StateProps) {
  const Title = isPage ? "h1" : "div";
  return (
    <div className={styles.state} data-compact={compact || undefined} data-testid={testId}>
      {!compact && picture}
      <Title className={styles.title}>{title}</Title>
      {hint && <div className={styles.hint}>{hint}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** What a failed query shows: `<QueryState query={clients}>{(data) => …}</QueryState>` chooses it by itself. */
export function ErrorState({
  error,
  onRetry,
  compact,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  compact?: boolean;
}) {
  const t = useTexts(uiTexts);
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
  const size = compact ? { compact } : {};
  if (error instanceof ApiError && error.status === 403) return <NoRights {...size} />;
  if (error instanceof ApiError && error.status === 404)
    return (
      <EmptyState
        {...size}
        title={t("missingTitle")}
        hint={t("missingHint")}
        picture={<LostPicture />}
        testId="state-missing"
      />
    );
  if (error instanceof ApiError && error.status === 0)
    return (
      <EmptyState
        {...size}
        title={t("offlineTitle")}
        hint={t("offlineHint")}
        action={retry}
        picture={<OfflinePicture />}
        testId="state-offline"
      />
    );
  return (
    <EmptyState
      {...size}
      title={t("failedTitle")}
      hint={
        <>
          {t("failedHint")}
          <br />
          {t("failedCode", { code: error instanceof ApiError ? error.code : errorText(error) })}
        </>
      }
      action={retry}
      picture={<BrokenPicture />}
      testId="state-error"
    />
  );
}

export function NoRights({ compact }: { compact?: boolean }) {
  const t = useTexts(uiTexts);
  return (
    <EmptyState
      {...(compact ? { compact } : {})}
      title={t("noRightsTitle")}
      hint={t("noRightsHint")}
      picture={<LockedPicture />}
      testId="state-no-rights"
    />
  );
}

/** Grey shapes in the place of what comes, of the same size, so that nothing jumps. */
export function Skeleton({
  width,
  height = 14,
  round,
}: {
  width?: number | string;
  height?: number | string;
  round?: boolean;
}) {
  return <span className={styles.skeleton} data-round={round || undefined} style={{ width, height }} />;
}

export function LoadingRows({ rows = 6, height = 52 }: { rows?: number; height?: number }) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles.rows} role="status" aria-label={t("loading")} data-testid="state-loading">
      {Array.from({ length: rows }, (_, place) => (
        <div key={place} className={styles.loadingRow} style={{ height }}>
          <Skeleton width={`${58 - ((place * 13) % 30)}%`} />
          <Skeleton width={`${34 + ((place * 7) % 18)}%`} height={10} />
        </div>
      ))}
    </div>
  );
}

type Asked<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
type QueryStateProps<T> = { query: Asked<T>; loading?: ReactNode; compact?: boolean; children: (data: T) => ReactNode };

/** Loading, error or the data. Old data stay on screen while a refetch fails. */
export function QueryState<T>({ query, loading = <LoadingRows />, compact, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <>{loading}</>;
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} {...(compact ? { compact } : {})} />;
}
