import type { Entry } from '@/lib/openapi/reference';

const pre =
  'whitespace-pre-wrap break-words rounded-1 border border-line bg-s1 p-3 font-mono text-11 leading-row text-ink-2';

/** One operation of the reference: what it is for, who may call it, its fields, its answer, a line to paste. */
export function OperationEntry({ entry }: { entry: Entry }) {
  return (
    <article id={entry.name} aria-labelledby={`${entry.name}-title`} className="scroll-mt-4 border-line border-t py-6">
      <h3 id={`${entry.name}-title`} className="text-16 font-semibold tracking-title">
        <a href={`#${entry.name}`}>{entry.title}</a>
      </h3>
      <p className="mt-1 break-words font-mono text-13 text-ink-2">
        <span className="font-semibold text-ink">{entry.method}</span> {entry.path}
        <span className="ml-3 text-ink-3">{entry.name}</span>
      </p>
      <p className="mt-2 max-w-[72ch] text-14 leading-prose">{entry.about}</p>
      <p className="mt-1 max-w-[72ch] text-13 text-ink-3">{entry.access}</p>
      {entry.fields.length > 0 && <FieldTable entry={entry} />}
      <pre className={`mt-4 ${pre}`}>{entry.curl}</pre>
      <details className="mt-2">
        <summary className="cursor-pointer py-1 text-13 text-ink-2 hover:text-ink">Answer</summary>
        <pre className={pre}>{entry.answer}</pre>
      </details>
    </article>
  );
}

function FieldTable({ entry }: { entry: Entry }) {
  return (
    <div className="mt-4">
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">Fields of {entry.name}</caption>
        <thead>
          <tr className="border-line border-b text-left text-11 text-ink-3">
            <th scope="col" className="w-1/5 py-1 pr-3 font-medium max-sm:w-2/5">
              Field
            </th>
            <th scope="col" className="w-16 py-1 pr-3 font-medium max-sm:hidden">
              In
            </th>
            <th scope="col" className="w-1/4 py-1 pr-3 font-medium max-sm:hidden">
              Type
            </th>
            <th scope="col" className="py-1 font-medium">
              About
            </th>
          </tr>
        </thead>
        <tbody>
          {entry.fields.map((field) => (
            <tr key={field.name} className="border-line border-b align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-mono font-normal text-ink [overflow-wrap:anywhere]">
                {field.name}
                {field.required && <span className="ml-1 text-ink-3">required</span>}
                <span className="block text-11 text-ink-3 sm:hidden">
                  {field.place}, {field.type}
                </span>
              </th>
              <td className="py-1.5 pr-3 text-ink-3 max-sm:hidden">{field.place}</td>
              <td className="break-words py-1.5 pr-3 font-mono max-sm:hidden text-11 text-ink-2">{field.type}</td>
              <td className="py-1.5 text-ink-2 [overflow-wrap:anywhere]">{field.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
