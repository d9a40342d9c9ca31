import { Page } from "../ui/page-header.tsx";

export function DialogsPage() {
  return <Page>{null}</Page>;
}
