import { useEffect } from "react";
import { createStore, useStore } from "./store.ts";

const page = createStore("");
const counter = createStore(0);

/** Each page names itself: useTitle(t("title")). */
export function useTitle(title: string): void {
  useEffect(() => page.set(title), [title]);
}

/** Work waiting now, shown before the name: «(3) Заявки · Оплот». */
export const setTitleCounter = (count: number) => counter.set(count);

export function useDocumentTitle(brand: string): void {
  const [name, count] = [useStore(page), useStore(counter)];
  useEffect(() => {
    const words = name === "" ? brand : `${name} · ${brand}`;
    document.title = count > 0 ? `(${count}) ${words}` : words;
  }, [name, count, brand]);
}
