import { DocumentsPanel, type DocumentsPanelProps } from "./documents-panel.tsx";
import { RequestsPanel } from "./requests/requests-panel.tsx";

/** For the client's card: what the firm makes, and what the client is to bring for the matter. */
export function CardPapers(props: DocumentsPanelProps) {
  const { matterId, place } = props;
  return (
    <>
      <DocumentsPanel {...props} />
      {matterId !== null && <RequestsPanel key={matterId} matterId={matterId} pipeline={place?.pipeline ?? null} />}
    </>
  );
}
