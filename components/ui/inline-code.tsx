import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

export const InlineCode = ({ children }: { children: ReactNode }) => (
  <code className="break-words rounded-1 bg-s3 px-1 py-px font-mono text-[0.92em]">{children}</code>
);

/** Lines to copy into a terminal or a file. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className="relative rounded-1 border border-line bg-s1">
      <figcaption className="flex items-center justify-between border-line border-b py-0.5 pr-1 pl-3 text-11 text-ink-3">
        {label}
        <CopyButton text={code} label="Copy" />
      </figcaption>
      <pre className="scroll-quiet overflow-x-auto px-3 py-2 font-mono text-12 leading-[18px]">{code}</pre>
    </figure>
  );
}
