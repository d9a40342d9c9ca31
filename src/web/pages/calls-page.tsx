import { Page } from "../ui/page-header.tsx";

export function CallsPage() {
  return <Page>{null}</Page>;
}
