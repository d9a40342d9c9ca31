import { Page, PageHeader } from "../ui/page-header.tsx";

export function PackagePage() {
  return (
    <Page>
      <PageHeader title="" />
    </Page>
  );
}
