import { AuditLog } from "../audit/audit-log.tsx";
import { SectionHead } from "../settings/section-head.tsx";

/** The audit among the settings: two slices meet here. */
export function AuditSection() {
  return (
    <>
      <SectionHead id="audit" />
      <AuditLog />
    </>
  );
}
