import { AgentWords } from '@/components/ui/agent-words';
import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import type { NoteWire } from '@/lib/missions/schema';

/** Remarks, newest first; those of agents as said, those of people plain. */
export function NoteList({ notes }: { notes: readonly NoteWire[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {notes.map(({ id, author, text, createdAt }) => (
        <li key={id}>
          {author.kind === 'agent' ? (
            <AgentWords by={<PrincipalName {...author} />} at={<Time at={createdAt} />}>
              {text}
            </AgentWords>
          ) : (
            <>
              <p className="whitespace-pre-wrap break-words text-13">{text}</p>
              <p className="text-11 text-ink-3">
                <PrincipalName {...author} />, <Time at={createdAt} />
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
