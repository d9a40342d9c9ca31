import { Skeleton, LoadingRows } from "../ui/states.tsx";
import styles from "./card-layout.module.css";
import own from "./card-skeleton.module.css";

/** The card's shape while it comes: the same places and sizes, so that nothing jumps. */
export function CardSkeleton() {
  return (
    <>
      <div className={own.head}>
        <Skeleton width={40} height={40} round />
        <div className={own.names}>
          <Skeleton width={240} height={20} />
          <Skeleton width={320} height={12} />
        </div>
      </div>
      <Skeleton width="100%" height={32} />
      <div className={styles.columns}>
        <div className={styles.middle}>
          <Skeleton width="100%" height={166} />
          <LoadingRows rows={5} height={72} />
        </div>
        <div className={styles.right}>
          <Skeleton width="100%" height={240} />
        </div>
        <div className={styles.left}>
          <Skeleton width="100%" height={420} />
        </div>
      </div>
    </>
  );
}
