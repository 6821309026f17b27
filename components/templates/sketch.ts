import { DomainError } from '@/lib/core/errors';
import { planOf } from '@/lib/templates/rules';
import type { ParameterValue, TemplateBody, TemplateParameter, TemplatePlan } from '@/lib/templates/schema';
import { type FormValues, givenOf } from './parameter-values';

// Stands for a value that nobody has given yet, in the type that the template needs it in.
function placeholder({ name, type, choices = [], required }: TemplateParameter): ParameterValue | null {
  const words = `‹${name.replaceAll('_', ' ')}›`;
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
  const bound = new Map(body.parameters.map((one) => [one.name, given[one.name] ?? one.default ?? placeholder(one)]));
  try {
    return { plan: planOf(body, bound), problem: null };
  } catch (error) {
    if (error instanceof DomainError) return { plan: null, problem: error.message };
    throw error;
  }
}
