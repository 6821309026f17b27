import type { ParameterValue, TemplateParameter } from '@/lib/templates/schema';

/** What stands in the form, by parameter; null is an empty field. */
export type FormValues = Readonly<Record<string, ParameterValue | null>>;

export const defaultsOf = (parameters: readonly TemplateParameter[]): FormValues =>
  Object.fromEntries(parameters.map(({ name, default: value }) => [name, value ?? null]));

const isEmpty = (value: ParameterValue | null | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The values to send: an empty field is left out, so that the template's default or nothing holds. */
export const givenOf = (values: FormValues): Record<string, ParameterValue> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (isEmpty(value) || value === null ? [] : [[name, value]])),
  );

/** Names of required parameters that have neither a value nor a default. */
export const missingOf = (parameters: readonly TemplateParameter[], values: FormValues): string[] =>
  parameters
    .filter(({ name, required, default: value }) => required && isEmpty(values[name]) && value === undefined)
    .map(({ name }) => name);
