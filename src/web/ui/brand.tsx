/** The mark of «Оплот»: a shield whose upper edge is a bastion's wall, with a gate kept open to the light. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        fill="var(--op-mark)"
        d="M3 3.2c0-.4.3-.7.7-.7h3c.4 0 .7.3.7.7v1.9h2.4V3.2c0-.4.3-.7.7-.7h3c.4 0 .7.3.7.7v1.9h2.4V3.2c0-.4.3-.7.7-.7h3c.4 0 .7.3.7.7V12c0 5-3.6 8.2-8.700 10.1a.9.9 0 0 1-.6 0C6.6 20.200 3 17 3 12Z"
      />
      <path
        fill="var(--op-side-bg)"
        d="M12 9.2a3.2 3.2 0 0 1 3.2 3.2v5.3a18 18 0 0 1-3.2 1.7 18 18 0 0 1-3.2-1.7v-5.3A3.2 3.2 0 0 1 12 9.2Z"
      />
    </svg>
  );
}
