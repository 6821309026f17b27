import type { IconName } from '@/components/ui/icon-symbols';
import { t } from '@/lib/core/words';
import type { SearchHit, SearchKind } from '@/lib/search/schema';

export const kindLooks: Record<SearchKind, { title: string; icon: IconName }> = {
  mission: { title: t`Missions`, icon: 'missions' },
  task: { title: t`Tasks`, icon: 'check' },
  decision: { title: t`Decisions`, icon: 'attention' },
  artifact: { title: t`Artifacts`, icon: 'copy' },
  state: { title: t`Assumptions, decisions, learnings`, icon: 'info' },
  receipt: { title: t`Receipts`, icon: 'receipts' },
  agent: { title: t`Agents`, icon: 'agents' },
  template: { title: t`Templates`, icon: 'templates' },
};

const placeOf: Record<SearchKind, (hit: SearchHit, mission: string) => string> = {
  mission: (_, mission) => mission,
  task: ({ id }, mission) => `${mission}/tasks?task=${id}`,
  decision: ({ id, status, mission }) => `attention?${new URLSearchParams(viewOf(status, mission?.id, id))}`,
  artifact: ({ taskId }, mission) => (taskId ? `${mission}/tasks?task=${taskId}` : `${mission}/evidence`),
  state: (_, mission) => `${mission}/state`,
  receipt: ({ version }, mission) => `${mission}/receipt?version=${version ?? 1}`,
  agent: ({ id }) => `agents/${id}`,
  template: ({ title }) => `templates?template=${encodeURIComponent(title)}`,
};

/** The page on which the hit stands. */
export const hitHref = (slug: string, hit: SearchHit): string =>
  `/${slug}/${placeOf[hit.kind](hit, `missions/${hit.mission?.id ?? ''}`)}`;

// The queue lists so many; of one mission they are few.
function viewOf(status: string | null, mission: string | undefined, item: string): Record<string, string> {
  const view = status === 'open' ? null : status === 'snoozed' ? 'snoozed' : 'history';
  return { ...(view && { view }), ...(view && mission && { mission }), item };
}

export const searchHref = (slug: string, q: string, kind?: SearchKind): string =>
  `/${slug}/search?${new URLSearchParams({ q, ...(kind && { kind }) })}`;
