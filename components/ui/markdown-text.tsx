import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { t } from '@/lib/core/words';
import { cx } from './cx';
import { InlineCode } from './inline-code';

type Level = 1 | 2 | 3 | 4 | 5 | 6;

const headingClass = (level: Level) =>
  cx('mt-4 mb-1 first:mt-0 font-semibold', level <= 3 ? 'text-16' : level === 4 ? 'text-14' : 'text-13');

// The text's greatest heading takes the level that the page has for it, and the others follow, whatever marks were used.
function headings(text: string, top: Level): Components {
  const marks = [...text.matchAll(/^ {0,3}(#{1,6})\s/gm)].map((found) => found[1]?.length ?? 1);
  const shift = top - Math.min(...(marks.length > 0 ? marks : [1]));
  const shifted = (level: number) => {
    const shown = Math.min(6, Math.max(top, level + shift)) as Level;
    const Tag = `h${shown}` as const;
    return ({ children }: { children?: ReactNode }) => <Tag className={headingClass(shown)}>{children}</Tag>;
  };
  return { h1: shifted(1), h2: shifted(2), h3: shifted(3), h4: shifted(4), h5: shifted(5), h6: shifted(6) };
}

const webAddress = /^https?:\/\//i;

// A link leads only to another page of the web, and says to which: its words may be anybody's. Images become their words
// and address: loading one would tell its owner who reads.
const parts: Components = {
  a: ({ href = '', children }) => {
    if (!webAddress.test(href) || !URL.canParse(href))
      return (
        <span>
          {children}
          {href && !href.startsWith('#') && ` (${href})`}
        </span>
      );
    const { host } = new URL(href);
    const isSaid = [href, href.replace(webAddress, ''), host].includes(textOf(children));
    return (
      <a
        href={href}
        title={href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        className="underline decoration-1 underline-offset-2"
      >
        {children}
        {!isSaid && <span className="text-ink-3"> ({host})</span>}
        <span className="sr-only"> (opens {href} in a new window)</span>
      </a>
    );
  },
  img: ({ alt, src }) => (
    <span className="text-ink-3">
      [image{alt ? `: ${alt}` : ''}
      {typeof src === 'string' ? t`, not loaded from ${src}` : ''}]
    </span>
  ),
  code: ({ children }) => <InlineCode>{children}</InlineCode>,
  pre: ({ children }) => (
    <pre className="scroll-quiet my-2 overflow-x-auto rounded-1 border border-line bg-s1 p-2.5 text-12 [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className="scroll-quiet my-2 overflow-x-auto">
      <table className="border-collapse text-13 [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left">
        {children}
      </table>
    </div>
  ),
};

function textOf(node: ReactNode): string {
  if (typeof node === 'string') return node;
  return Array.isArray(node) ? node.map(textOf).join('') : '';
}

export interface MarkdownProps {
  text: string;
  /** The level of its greatest heading: one below the heading it stands under. */
  top?: Level | undefined;
  className?: string | undefined;
}

/** A text with marks in it, from a person or an agent: no HTML, no remote images, every link says where it goes. */
export function MarkdownText({ text, top = 3, className }: MarkdownProps) {
  return (
    <div
      className={cx(
        'prose-measure break-words [&>*+*]:mt-2 [&_blockquote]:border-line-2 [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-ink-2 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5',
        className,
      )}
    >
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        components={{ ...parts, ...headings(text, top) }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
