import type { Metadata } from 'next';
import { OperationEntry } from '@/components/docs/operation-entry';
import { ReferenceNav } from '@/components/docs/reference-nav';
import { type ErrorCode, errorStatus, errorTitles } from '@/lib/core/errors';
import { t } from '@/lib/core/words';
import { apiReference } from '@/lib/openapi/reference';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: t`API reference` };
export const dynamic = 'force-dynamic';

export default function ApiReferencePage() {
  const reference = apiReference(env().MC_URL);
  const codes = Object.keys(errorStatus) as ErrorCode[];
  return (
    <div className="mx-auto flex max-w-[1280px] gap-10 px-4 py-8 md:px-8">
      <ReferenceNav
        sections={reference.map(({ name, entries }) => ({
          name,
          entries: entries.map((one) => ({ name: one.name, title: one.title })),
        }))}
      />
      <main id="content" className="min-w-0 flex-1">
        <p className="mb-3 text-13 text-ink-3">
          <a className="underline hover:text-ink" href="/">
            Mission Control
          </a>
        </p>
        <h1 className="text-34 font-semibold tracking-display">API reference</h1>
        <p className="mt-3 max-w-[72ch] text-14 text-ink-2 leading-prose">
          Every operation has the same rules and the same typed errors through every door. Base address{' '}
          <code className="font-mono text-13">{env().MC_URL}/api/v1</code>; send{' '}
          <code className="font-mono text-13">Authorization: Bearer &lt;token&gt;</code>. The same as{' '}
          <a className="underline" href="/api/v1/openapi.json">
            OpenAPI 3.1
          </a>
          .
        </p>
        {reference.map((section) => (
          <section key={section.name} aria-labelledby={slug(section.name)} className="mt-12">
            <h2 id={slug(section.name)} className="scroll-mt-4 text-20 font-semibold tracking-title">
              {section.name}
            </h2>
            <p className="mt-1 mb-4 text-14 text-ink-2">{section.about}</p>
            {section.entries.map((entry) => (
              <OperationEntry key={entry.name} entry={entry} />
            ))}
          </section>
        ))}
        <section aria-labelledby="errors" className="mt-12">
          <h2 id="errors" className="text-20 font-semibold tracking-title">
            Errors
          </h2>
          <p className="mt-1 mb-4 max-w-[72ch] text-14 text-ink-2 leading-prose">
            Problem documents (RFC 9457). <code className="font-mono">code</code> is what a program decides by,{' '}
            <code className="font-mono">detail</code> says what happened, <code className="font-mono">next</code> what
            to do now.
          </p>
          <dl className="text-13">
            {codes.map((code) => (
              <div key={code} id={`error-${code}`} className="flex scroll-mt-4 gap-4 border-line border-t py-1.5">
                <dt className="w-56 shrink-0 font-mono">
                  {errorStatus[code]} {code}
                </dt>
                <dd className="text-ink-2">{errorTitles[code]}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
    </div>
  );
}

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');
