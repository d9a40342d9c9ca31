import { Page, PageHeader } from "../ui/page-header.tsx";

export function DiskPage() {
  return (
    <Page>
      <PageHeader title="" />
    </Page>
  );
}
