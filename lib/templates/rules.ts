import type { z } from 'zod';
import { DomainError, type FieldError } from '@/lib/core/errors';
import { isMoney } from '@/lib/core/money';
import { principalId } from '@/lib/core/schemas';
import { isPlainLine } from '@/lib/core/text';
import { findClosedCircle } from '@/lib/tasks/rules';
import {
  type ParameterValue,
  type TemplateBody,
  type TemplateParameter,
  type TemplatePlan,
  templatePlan,
} from './schema';

/** Values by parameter; null where an optional one was left out. */
export type Bound = ReadonlyMap<string, ParameterValue | null>;

type Json = z.core.util.JSONType;

const whole = /^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$/;
const inside = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

function refuse(detail: string, errors: FieldError[], next = 'Correct what `errors` names and send it again.'): never {
  throw new DomainError('invalid_input', {
    detail: `${detail}: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`,
    next,
    errors,
  });
}

/** Checks given values against the declared parameters; unknown, missing and wrongly typed ones are named together. */
export function bindParameters(
  parameters: readonly TemplateParameter[],
  given: Readonly<Record<string, ParameterValue>>,
): Bound {
  const errors: FieldError[] = Object.keys(given)
    .filter((name) => !parameters.some((parameter) => parameter.name === name))
    .map((name) => ({ path: `parameters.${name}`, message: 'is no parameter of this template' }));
  const bound = new Map<string, ParameterValue | null>();
  for (const parameter of parameters) {
    const value = given[parameter.name] ?? parameter.default ?? null;
    const message = value === null ? missing(parameter) : mistype(parameter, value);
    if (message) errors.push({ path: `parameters.${parameter.name}`, message });
    bound.set(parameter.name, value);
  }
  if (errors.length > 0) refuse('The parameters do not fit the template', errors);
  return bound;
}

const missing = ({ required, type, description }: TemplateParameter) =>
  required ? `is missing (${type}${description ? `: ${description}` : ''})` : null;

/** What is wrong with a value for this parameter, null when nothing is. */
function mistype({ type, choices = [] }: TemplateParameter, value: ParameterValue): string | null {
  const isText = typeof value === 'string';
  const fits: Record<TemplateParameter['type'], [boolean, string]> = {
    string: [isText && value.trim() !== '' && isPlainLine(value), 'must be one line of text'],
    text: [isText && value.trim() !== '', 'must be text'],
    number: [typeof value === 'number', 'must be a number'],
    integer: [Number.isInteger(value), 'must be a whole number'],
    boolean: [typeof value === 'boolean', 'must be true or false'],
    money: [isText && isMoney(value), 'must be a decimal string such as "12.50"'],
    date: [
      isText && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
      'must be a date such as 2026-03-31',
    ],
    list: [Array.isArray(value) && value.length > 0, 'must be a list of texts, not empty'],
    choice: [isText && choices.includes(value), `must be one of ${choices.join(', ')}`],
    principal: [principalId.safeParse(value).success, 'must be an agent (agt_…) or a member (mem_…)'],
  };
  const [ok, message] = fits[type];
  return ok ? null : message;
}

/**
 * Puts values into every text, titles included; a text that is one parameter alone takes its value and type. Inside a
 * sentence stands what `said` has, if something else is to be said there.
 */
export function fill(value: Json, bound: Bound, said: Bound = bound): Json {
  if (typeof value === 'string') return fillText(value, bound, said);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, bound, said));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, bound, said)]));
  return value;
}

function fillText(text: string, bound: Bound, said: Bound): Json {
  const alone = whole.exec(text)?.[1];
  if (alone !== undefined && bound.has(alone)) return bound.get(alone) ?? null;
  return text.replace(inside, (found, name: string) => (said.has(name) ? asWords(said.get(name) ?? null) : found));
}

const asWords = (value: ParameterValue | null) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

/** The plan that a template makes with these values; what does not fit together is named at once. */
export function planOf(body: TemplateBody, bound: Bound, said: Bound = bound): TemplatePlan {
  const { mission, contract, milestones, branches, tasks } = body;
  const parts = { mission, ...(contract && { contract }), milestones, branches, tasks };
  const read = templatePlan.safeParse(fill(parts as Json, bound, said));
  if (!read.success)
    return refuse(
      'The template does not make a valid plan',
      read.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  const errors = planErrors(read.data);
  if (errors.length > 0) refuse('The template does not make a valid plan', errors);
  return read.data;
}

function planErrors({ tasks, milestones, branches, contract }: TemplatePlan): FieldError[] {
  const refs = tasks.map(({ ref }) => ref);
  const known = { milestone: milestones.map(({ ref }) => ref), branch: branches.map(({ ref }) => ref) };
  const assertions = contract?.assertions.map(({ key }, index) => key ?? `A${index + 1}`);
  const errors = [refs, known.milestone, known.branch].flatMap((list) => repeated(list));
  for (const { ref, dependsOn, notBy, milestone, branch, fulfils } of tasks) {
    const path = `tasks.${ref}`;
    for (const name of [...dependsOn, ...notBy])
      if (!refs.includes(name)) errors.push({ path, message: `names ${name}, which is no task of the template` });
    if (milestone !== null && !known.milestone.includes(milestone))
      errors.push({ path, message: `names the unknown milestone ${milestone}` });
    if (branch !== null && !known.branch.includes(branch))
      errors.push({ path, message: `names the unknown branch ${branch}` });
    for (const key of fulfils)
      if (assertions && !assertions.includes(key))
        errors.push({ path, message: `fulfils ${key}, which the contract does not hold` });
  }
  const links = tasks.flatMap(({ ref, dependsOn }) => dependsOn.map((from) => ({ from, to: ref })));
  const circle = findClosedCircle([], links);
  if (circle) errors.push({ path: 'tasks', message: `wait for each other: ${circle.join(' → ')}` });
  return errors;
}

const repeated = (refs: readonly string[]): FieldError[] =>
  refs.filter((ref, index) => refs.indexOf(ref) !== index).map((ref) => ({ path: ref, message: 'is used twice' }));

/** Tries a body before it is stored: every name used is declared, every default fits, sample values make a plan. */
export function checkBody(body: TemplateBody): TemplatePlan {
  const names = body.parameters.map(({ name }) => name);
  const used = [...JSON.stringify({ ...body, parameters: [] }).matchAll(inside)].map((found) => found[1] ?? '');
  const errors = [
    ...repeated(names),
    ...[...new Set(used)]
      .filter((name) => !names.includes(name))
      .map((name) => ({ path: `{{${name}}}`, message: 'is not declared as a parameter' })),
    ...body.parameters.flatMap((parameter) => {
      const message = parameter.default === undefined ? null : mistype(parameter, parameter.default);
      return message ? [{ path: `parameters.${parameter.name}.default`, message }] : [];
    }),
  ];
  if (errors.length > 0) refuse('The template is not consistent', errors);
  return planOf(body, new Map(body.parameters.map((parameter) => [parameter.name, sampleOf(parameter)])));
}

function sampleOf(parameter: TemplateParameter): ParameterValue | null {
  const samples: Record<TemplateParameter['type'], ParameterValue | undefined> = {
    string: 'sample',
    text: 'sample',
    number: 1,
    integer: 1,
    boolean: true,
    money: '1.00',
    date: '2026-01-31',
    list: ['sample'],
    choice: parameter.choices?.[0],
    principal: `agt_${'0'.repeat(26)}`,
  };
  if (parameter.default !== undefined) return parameter.default;
  return parameter.required ? (samples[parameter.type] ?? null) : null;
}
