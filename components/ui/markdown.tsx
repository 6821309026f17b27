import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { cx } from './cx';
import { InlineCode } from './inline-code';

// Headings inside a text never compete with the page's own; images from elsewhere become their words and address.
const parts: Components = {
  h1: ({ children }) => <h3 className="mt-4 mb-1 text-16 first:mt-0">{children}</h3>,
  h2: ({ children }) => <h4 className="mt-4 mb-1 text-14 first:mt-0">{children}</h4>,
  h3: ({ children }) => <h5 className="mt-3 mb-1 font-semibold first:mt-0">{children}</h5>,
  h4: ({ children }) => <h6 className="mt-3 mb-1 font-semibold first:mt-0">{children}</h6>,
  h5: ({ children }) => <h6 className="mt-3 mb-1 font-semibold first:mt-0">{children}</h6>,
  a: ({ href, children }) => (
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      className="underline decoration-1 underline-offset-2"
    >
      {children}
      <span className="sr-only"> (opens {href} in a new window)</span>
    </a>
  ),
  img: ({ alt, src }) => (
    <span className="text-ink-3">
      [image{alt ? `: ${alt}` : ''}
      {typeof src === 'string' ? `, not loaded from ${src}` : ''}]
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

/** A text with marks in it, from a person or an agent: no HTML, no remote images, every link says where it goes. */
export function Markdown({ text, className }: { text: string; className?: string | undefined }) {
  return (
    <div
      className={cx(
        'prose-measure break-words [&>*+*]:mt-2 [&_blockquote]:border-line-2 [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-ink-2 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5',
        className,
      )}
    >
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={parts}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
