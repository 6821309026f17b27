import { Markdown } from '@/components/ui/markdown';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

/** What is to be done, and when it counts as done. */
export function BriefSection({ task }: { task: TaskView }) {
  return (
    <>
      <Section title="Objective">
        <Words text={task.objective} absent="No objective was written." />
      </Section>
      <Section title="Done when" aside={task.fulfils.length > 0 && t`fulfils ${task.fulfils.join(', ')}`}>
        <Words text={task.criteria} absent="No criteria: its worker decides alone when it is done." />
      </Section>
      {task.endReason && (
        <Section title="Ended because">
          <p className="break-words">{task.endReason}</p>
        </Section>
      )}
    </>
  );
}

function Words({ text, absent }: { text: string; absent: string }) {
  if (text.trim() === '') return <p className="text-12 text-ink-3">{absent}</p>;
  return <Markdown text={text} top={4} className="max-h-72 overflow-y-auto text-13" />;
}
