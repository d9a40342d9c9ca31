import { Button } from "@mantine/core";
import { useState, type CSSProperties } from "react";
import type { Crop } from "../../../api/requests.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { pageUrl, type PageOfPaper } from "./queries.ts";
import styles from "./requests.module.css";
import { requestTexts } from "./texts.ts";

/** Cut from each edge, in percent of the picture. */
type Edges = Record<"left" | "right" | "top" | "bottom", number>;
const names = ["left", "right", "top", "bottom"] as const;
const MOST = 45;

const edgesOf = (crop: Crop | null): Edges =>
  crop
    ? {
        left: Math.round(crop.left * 100),
        top: Math.round(crop.top * 100),
        right: Math.round((1 - crop.left - crop.width) * 100),
        bottom: Math.round((1 - crop.top - crop.height) * 100),
      }
    : { left: 0, right: 0, top: 0, bottom: 0 };

export function cropOf({ left, right, top, bottom }: Edges): Crop | null {
  if (left + right + top + bottom === 0) return null;
  return { left: left / 100, top: top / 100, width: (100 - left - right) / 100, height: (100 - top - bottom) / 100 };
}

type CropProps = { page: PageOfPaper; n: number; onCrop: (crop: Crop | null) => void; onClose: () => void };

/** Four edges by sliders, which the keyboard moves too; what is cut is dimmed, and the original stays whole. */
export function CropDialog({ page, n, onCrop, onClose }: CropProps) {
  const t = useTexts(requestTexts);
  const [edges, setEdges] = useState(() => edgesOf(page.crop));
  const look: CSSProperties = {
    clipPath: `inset(${edges.top}% ${edges.right}% ${edges.bottom}% ${edges.left}%)`,
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("crop", { n })}
      testId="page-crop"
      footer={
        <>
          <Button variant="default" onClick={() => setEdges(edgesOf(null))}>
            {t("whole")}
          </Button>
          <Button onClick={() => onCrop(cropOf(edges))} data-testid="page-crop-go">
            {t("cropGo")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.cropFrame}>
          <img src={pageUrl(page.id)} alt="" className={styles.cropBack} />
          <img src={pageUrl(page.id)} alt={t("page", { n })} style={look} />
        </div>
        {names.map((name) => (
          <label key={name} className={styles.edge}>
            <span>{t(name)}</span>
            <input
              type="range"
              min={0}
              max={MOST}
              value={edges[name]}
              onChange={(event) => setEdges({ ...edges, [name]: Number(event.currentTarget.value) })}
            />
            <span className={styles.quiet}>{edges[name]} %</span>
          </label>
        ))}
      </div>
    </Dialog>
  );
}
