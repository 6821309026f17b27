import type { Principal } from '@/lib/core/principal';
import { mayPlan } from '@/lib/missions/policy';
import { iso, refOf } from '@/lib/missions/presenter';
import type { TemplateRow } from './data';
import { type TemplateBody, type TemplateSummary, type TemplateView, templateBody } from './schema';

/** Bodies were checked when they were stored; parsing fills in what later releases added. */
export const readBody = (stored: unknown): TemplateBody => templateBody.parse(stored);

export function presentSummary(row: TemplateRow): TemplateSummary {
  const [latest] = row.versions;
  if (!latest) throw new Error(`template ${row.id} has no version`);
  return summarize(row, latest);
}

type VersionRow = { version: number; body: unknown; sha256: string; createdAt: Date };

function summarize(row: TemplateRow, { version, body: stored, createdAt }: VersionRow): TemplateSummary {
  const body = readBody(stored);
  const assertions = body.contract?.assertions;
  return {
    id: row.id,
    name: row.name,
    title: body.title,
    summary: body.summary,
    when: body.when,
    isExample: row.isExample,
    version,
    tasks: body.tasks.length,
    assertions: Array.isArray(assertions) ? assertions.length : 0,
    parameters: body.parameters,
    createdAt: row.createdAt.toISOString(),
    updatedAt: createdAt.toISOString(),
    archivedAt: iso(row.archivedAt),
  };
}

type Beside = {
  history: { version: number; sha256: string; createdById: string; createdAt: Date }[];
  authors: { id: string; kind: 'member' | 'agent' | 'system'; name: string }[];
  missions: number;
  principal: Principal;
};

export function presentTemplate(row: TemplateRow, shown: VersionRow, beside: Beside): TemplateView {
  const authors = new Map(beside.authors.map((author) => [author.id, refOf(author)]));
  const plans = mayPlan(beside.principal);
  return {
    ...summarize(row, shown),
    body: readBody(shown.body),
    sha256: shown.sha256,
    versions: beside.history.map(({ version, sha256, createdById, createdAt }) => ({
      version,
      sha256,
      createdBy: authors.get(createdById) ?? { id: createdById, kind: 'system', name: 'unknown' },
      createdAt: createdAt.toISOString(),
    })),
    missions: beside.missions,
    can: { edit: plans, use: plans && row.archivedAt === null },
  };
}
