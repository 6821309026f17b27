import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { canonicalJson } from '@/lib/core/canonical-json';
import { DomainError, invalidInput, versionMismatch, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { recordInWorkspace } from '@/lib/events/chain';
import { isDuplicate, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { createFromPlan } from './create-mission';
import { getTemplateRow, getVersionRow } from './data';
import { planFromMission } from './from-mission';
import { readBody } from './presenter';
import { bindParameters, checkBody, planOf } from './rules';
import { type InstantiateTemplateInput, type TemplateBody, type TemplatePlan, templateBody } from './schema';

type NewTemplate = { name: string; body?: TemplateBody | undefined; fromMissionId?: string | undefined };

/** Stores version 1 of a template, after trying it with sample values. Returns its id. */
export async function createTemplate(tenant: Tenant, given: NewTemplate, isExample = false): Promise<string> {
  const body = await bodyOf(tenant, given);
  checkBody(body);
  return transaction(async (tx) => {
    const id = newId('template');
    const { workspaceId } = tenant;
    await tx.template.create({ data: { id, workspaceId, name: given.name, isExample } });
    const sha256 = await writeVersion(tenant, id, 1, body);
    await recordInWorkspace(tx, tenant, [{ type: 'template.created', subject: id, data: { version: 1, sha256 } }]);
    return id;
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? nameTaken(given.name) : error;
  });
}

const nameTaken = (name: string) =>
  new DomainError('conflict', {
    detail: `There is a template "${name}" already.`,
    next: 'Choose another name, or send the body as its next version with update_mission_template.',
  });

async function bodyOf(tenant: Tenant, { name, body, fromMissionId }: NewTemplate): Promise<TemplateBody> {
  if ((body === undefined) === (fromMissionId === undefined))
    throw invalidInput('body', 'send the body or fromMissionId, one of the two');
  if (body) return body;
  const plan = await planFromMission(tenant, fromMissionId ?? '');
  const summary = plan.mission.description.slice(0, 500) || `Made from ${plan.mission.name}`;
  return templateBody.parse({ format: 1, title: name, summary, ...plan });
}

async function writeVersion(tenant: Tenant, templateId: string, version: number, body: TemplateBody): Promise<string> {
  const sha256 = sha256Hex(canonicalJson(body));
  await transaction((tx) =>
    tx.templateVersion.create({
      data: {
        id: newId('templateVersion'),
        workspaceId: tenant.workspaceId,
        templateId,
        version,
        body: body as Prisma.InputJsonValue,
        sha256,
        createdById: tenant.principal.id,
      },
    }),
  );
  return sha256;
}

type Edit = {
  template: string;
  body?: TemplateBody | undefined;
  archived?: boolean | undefined;
  expectedVersion?: number | undefined;
};

/** Stores the next version (an equal body stays the same one) or archives; older versions never change. */
export async function updateTemplate(tenant: Tenant, edit: Edit): Promise<string> {
  const { id } = await getTemplateRow(tenant, edit.template);
  if (edit.body) checkBody(edit.body);
  return transaction(async (tx) => {
    await tx.$executeRaw`select id from template where id = ${id} for update`;
    const template = await getTemplateRow(tenant, id);
    const current = await getVersionRow(template, undefined);
    if (edit.expectedVersion !== undefined && edit.expectedVersion !== current.version)
      throw versionMismatch('template', edit.expectedVersion, current.version);
    if (edit.archived !== undefined && edit.archived !== (template.archivedAt !== null)) {
      await tx.template.update({ where: { id }, data: { archivedAt: edit.archived ? new Date() : null } });
      const type = edit.archived ? 'template.archived' : 'template.unarchived';
      await recordInWorkspace(tx, tenant, [{ type, subject: id }]);
    }
    if (edit.body && sha256Hex(canonicalJson(edit.body)) !== current.sha256) {
      const version = current.version + 1;
      const sha256 = await writeVersion(tenant, id, version, edit.body);
      await recordInWorkspace(tx, tenant, [{ type: 'template.updated', subject: id, data: { version, sha256 } }]);
    }
    return id;
  });
}

export type Instantiated = { missionId: string | null; templateId: string; version: number; plan: TemplatePlan };

/** Creates a mission in plan from a template, all or nothing; a dry run creates nothing and answers the plan. */
export async function instantiateTemplate(tenant: Tenant, input: InstantiateTemplateInput): Promise<Instantiated> {
  const template = await getTemplateRow(tenant, input.template);
  if (template.archivedAt) throw wrongState('The template is archived.', 'Bring it back with update_mission_template.');
  const { id: templateVersionId, version, body } = await getVersionRow(template, input.version);
  const { parameters, ...read } = readBody(body);
  const plan = planOf({ parameters, ...read }, bindParameters(parameters, input.parameters));
  if (input.name !== undefined) plan.mission.name = input.name;
  const answer = { templateId: template.id, version, plan };
  if (input.dryRun) return { ...answer, missionId: null };
  const missionId = await createFromPlan(tenant, plan, {
    templateVersionId,
    isExample: input.example,
    event: 'mission.instantiated',
    data: { template: template.id, version },
  });
  return { ...answer, missionId };
}

/** Creates a mission in plan with what was planned in another; nothing of what was done. Returns its id. */
export async function duplicateMission(tenant: Tenant, missionId: string, name: string | undefined): Promise<string> {
  const plan = await planFromMission(tenant, missionId);
  plan.mission.name = name ?? `${plan.mission.name.slice(0, 190)} (copy)`;
  return createFromPlan(tenant, plan, { event: 'mission.duplicated', data: { from: missionId } });
}
