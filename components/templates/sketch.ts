import { clausesOf } from '@/lib/contracts/clauses';
import { numberTerms } from '@/lib/contracts/numbering';
import type { Clause } from '@/lib/contracts/schema-view';
import { DomainError } from '@/lib/core/errors';
import { shownJson, unmarkedJson } from '@/lib/core/text';
import { planOf } from '@/lib/templates/rules';
import type { ParameterValue, TemplateBody, TemplateParameter, TemplatePlan } from '@/lib/templates/schema';
import { type FormValues, givenOf } from './parameter-values';

const wordsFor = ({ name }: TemplateParameter): string => `‹${name.replaceAll('_', ' ')}›`;

// Stands for a value that nobody has given yet, in the type that the template needs it in.
function placeholder(parameter: TemplateParameter): ParameterValue | null {
  const { type, choices = [], required } = parameter;
  const words = wordsFor(parameter);
  switch (type) {
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'money':
      return '0.00';
    case 'date':
      return '2026-01-01';
    case 'list':
      return [words];
    case 'choice':
      return choices[0] ?? words;
    case 'principal':
      return required ? `agt_${'0'.repeat(26)}` : null;
    default:
      return words;
  }
}

export type Sketch = { plan: TemplatePlan; problem: null } | { plan: null; problem: string };

/** What the template would make of these values; what is not given yet stands there by its name. */
export function sketchOf(body: TemplateBody, values: FormValues = {}): Sketch {
  const given = givenOf(values);
  // Its limits are those of what was written, not of what was shown.
  const written = unmarkedJson(body) as TemplateBody;
  const bind = (absent: (one: TemplateParameter) => ParameterValue | null) =>
    new Map(written.parameters.map((one) => [one.name, given[one.name] ?? one.default ?? absent(one)]));
  // A date that nobody gave must not be read as one.
  const said = bind((one) => (one.required ? wordsFor(one) : null));
  try {
    return { plan: shownJson(planOf(written, bind(placeholder), said)) as TemplatePlan, problem: null };
  } catch (error) {
    if (error instanceof DomainError) return { plan: null, problem: error.message };
    throw error;
  }
}

/** The contract of a sketch as it will be read, numbered by the limits of what was written. */
export function clausesOfSketch({ contract }: TemplatePlan): Clause[] {
  if (!contract) return [];
  const written = unmarkedJson(contract) as NonNullable<TemplatePlan['contract']>;
  return shownJson(clausesOf(numberTerms(written, []))) as Clause[];
}
