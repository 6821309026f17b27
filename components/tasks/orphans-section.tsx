import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

/** Writes that came after their lease was lost: refused, counted nowhere, kept for people to see. */
export function OrphansSection({ task }: { task: TaskView }) {
  if (task.orphanReports.length === 0) return null;
  return (
    <Section title="Late reports" aside="refused, count nowhere">
      <ul className="flex flex-col gap-1 text-12">
        {task.orphanReports.map((report) => (
          <li key={report.id}>
            <details>
              <summary className="cursor-pointer">
                {termOf(report.operation)}
                {report.attemptNumber !== null && t` of attempt ${report.attemptNumber}`},{' '}
                <PrincipalName {...report.from} />, <Time at={report.receivedAt} className="text-ink-3" />
              </summary>
              <pre className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap break-words border border-line-2 border-dashed p-2 font-mono text-11">
                {JSON.stringify(report.body, null, 2)}
              </pre>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
