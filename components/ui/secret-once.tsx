import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

interface SecretOnceProps {
  /** What it is: "Token of kappa-2". */
  label: string;
  secret: string;
  /** How it is used, as a line to paste. */
  children?: ReactNode;
}

/** A secret that is shown this once: the server keeps only its hash. */
export function SecretOnce({ label, secret, children }: SecretOnceProps) {
  return (
    <section aria-label={label} className="rounded-1 border border-edge bg-s2">
      <div className="flex items-center justify-between gap-3 border-line border-b px-3 py-2">
        <span className="font-medium">{label}</span>
        <span className="text-11 text-ink-3">shown this once, kept as a hash</span>
      </div>
      <div className="flex flex-wrap items-center gap-3 px-3 py-3">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-13">{secret}</code>
        <CopyButton text={secret} label="Copy it now" worded size="medium" />
      </div>
      {children && <div className="border-line border-t px-3 py-2.5 text-ink-2">{children}</div>}
    </section>
  );
}
