import { useParams } from "@tanstack/react-router";
import { z } from "zod";
import { PackageView } from "../documents/package/package-view.tsx";
import { usePackage } from "../documents/package/queries.ts";
import { packageTexts } from "../documents/package/texts.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useTitle } from "../lib/title.ts";
import { Page } from "../ui/page-header.tsx";
import { LoadingRows, NoRights, QueryState } from "../ui/states.tsx";

const Id = z.coerce.number().int().positive().catch(0);

export function PackagePage() {
  const t = useTexts(packageTexts);
  useTitle(t("court"));
  const { can } = useSession();
  const { packageId } = useParams({ strict: false });
  const id = Id.parse(packageId);
  return <Page>{can("documents.read") ? <Loaded id={id} /> : <NoRights />}</Page>;
}

function Loaded({ id }: { id: number }) {
  const query = usePackage(id);
  return (
    <QueryState query={query} loading={<LoadingRows rows={10} />}>
      {(pack) => <PackageView pack={pack} />}
    </QueryState>
  );
}
