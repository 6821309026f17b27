import { Fragment } from 'react';
import { diffOfWords } from './word-diff';

/** A sentence with what changed in it: the new words stand on a ground, the old ones are struck. */
export function MarkedWords({ before, after }: { before: string; after: string }) {
  const seen = new Map<string, number>();
  return diffOfWords(before, after).map(({ kind, text }) => {
    const nth = (seen.get(kind + text) ?? 0) + 1;
    seen.set(kind + text, nth);
    const key = `${kind}${text}${nth}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    if (kind === 'added')
      return (
        <Fragment key={key}>
          <ins className="bg-s3 px-0.5 text-ink no-underline shadow-[inset_0_-2px_0_var(--ink)]">
            <span className="sr-only">added: </span>
            {text.trimEnd()}
          </ins>{' '}
        </Fragment>
      );
    return (
      <Fragment key={key}>
        <del className="mx-0.5 text-ink-3 decoration-1">
          <span className="sr-only">removed: </span>
          {text.trimEnd()}
        </del>{' '}
      </Fragment>
    );
  });
}
