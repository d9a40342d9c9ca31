import { useEffect, useState, type ComponentType, type ReactNode } from "react";

type Late<P> = ComponentType<P> & { preload: () => Promise<void> };

/** A part with its own script that comes when first shown. Unlike Suspense it is drawn the moment it arrives, without React's 300 ms hold. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, waiting: ReactNode = null): Late<P> {
  let Part: ComponentType<P> | null = null;
  const preload = async () => {
    Part ??= await load();
  };
  function LatePart(props: P) {
    const [, arrived] = useState(Part !== null);
    const [failed, setFailed] = useState<{ error: unknown } | null>(null);
    useEffect(() => {
      if (!Part)
        preload().then(
          () => arrived(true),
          (error: unknown) => setFailed({ error }),
        );
    }, []);
    // The nearest error page tells it: a script that did not come is a broken page.
    if (failed) throw failed.error;
    return Part ? <Part {...props} /> : waiting;
  }
  return Object.assign(LatePart, { preload });
}
