import { Link } from "@tanstack/react-router";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { useDesigner } from "../designer-context.ts";
import { titleIn } from "../model.ts";
import { useTemplates } from "../queries.ts";
import { editorTexts } from "./editor-texts.ts";
import styles from "./editor.module.css";
import { OneOf } from "./one-of.tsx";
import type { ParamFieldProps } from "./param-field-props.ts";

/** A template with its text, and a warning for each place that nothing would fill. */
export function TemplateField({ field, value, onChange, error }: ParamFieldProps) {
  const t = useTexts(editorTexts);
  const { locale, names } = useDesigner();
  const { can } = useSession();
  const templates = useTemplates().data?.items ?? [];
  const chosen = templates.find((one) => one.code === value);
  const gaps = chosen
    ? placesOf(chosen.body).filter(
        (index) => !chosen.variables.some((one) => one.index === index && (one.field !== "" || one.fallback !== "")),
      )
    : [];
  const body = chosen?.body.replaceAll(/\{\{(\d+)\}\}/g, (mark, index: string) => {
    const variable = chosen.variables.find((one) => one.index === Number(index));
    const fact = names.facts.find((one) => one.name === variable?.field);
    return fact ? `[${titleIn(fact, locale)}]` : variable?.fallback || mark;
  });
  return (
    <div className={styles.text}>
      <OneOf
        field={field}
        value={value}
        error={error}
        options={templates.map((one) => ({
          value: one.code,
          label: one.canSend ? one.name : `${one.name} (${t("templateOff")})`,
          disabled: !one.canSend && one.code !== value,
        }))}
        onChange={onChange}
      />
      {body && <p className={styles.reading}>{body}</p>}
      {gaps.length > 0 && (
        <p className={styles.warning} role="alert">
          {t("templateGap", { n: gaps.length, list: gaps.map((index) => `№ ${index}`).join(", ") })}{" "}
          {can("templates.write") && (
            <Link to="/settings/$section" params={{ section: "templates" }}>
              {t("templateSet")}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

const placesOf = (body: string): number[] => [
  ...new Set([...body.matchAll(/\{\{(\d+)\}\}/g)].map((place) => Number(place[1]))),
];
