import { Page } from "../ui/page-header.tsx";

export function ChatPage() {
  return <Page>{null}</Page>;
}
