'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { auditQuery } from '@/lib/audit/queries';
import { auditTopics } from '@/lib/audit/values';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { AuditTable } from './audit-table';
import { Section } from './section';

type Topic = (typeof auditTopics)[number] | 'all';

const topicWords: Record<Topic, string> = {
  all: t`Everything`,
  workspace: t`Workspace`,
  member: t`Members`,
  invitation: t`Invitations`,
  agent: t`Agents`,
  token: t`Tokens`,
  session: t`Sign-ins`,
  template: t`Templates`,
  view: t`Shared views`,
  mission: t`Deleted missions`,
};

/** Who changed what that belongs to no mission, as one chain whose every entry covers the one before. */
export function AuditSettings() {
  const { slug } = useWorkspace();
  const [topic, setTopic] = useState<Topic>('all');
  const query = useInfiniteQuery(auditQuery(slug, topic === 'all' ? {} : { topic }));
  return (
    <Section
      wide
      title="Audit"
      lead="Members, tokens, roles, settings and sign-ins. Each entry carries the hash of the one before it, so none can be changed or taken out unseen."
      action={
        <div className="w-40 max-md:w-full">
          <Select
            aria-label="Show"
            value={topic}
            onValueChange={setTopic}
            options={(['all', ...auditTopics] as const).map((value) => ({ value, label: topicWords[value] }))}
          />
        </div>
      }
    >
      <Loaded query={query} what="The audit" skeleton={<SkeletonRows label="Reading the audit" rows={8} />}>
        {(events) =>
          events.length === 0 ? (
            <p className="border-line border-t px-4 py-3 text-ink-2 md:px-5">
              Nothing of this kind has happened in this workspace.
            </p>
          ) : (
            <>
              <AuditTable events={events} />
              {query.hasNextPage && (
                <div className="border-line border-t px-4 py-3 md:px-5">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    Earlier
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
