import { Callout } from '@/components/ui/callout';
import type { ApiError } from '@/lib/client/api-client';
import { t } from '@/lib/core/words';

/** The message for one field of the form, where the server named it. */
export function fieldError(error: ApiError | null, path: string): string | undefined {
  const message = error?.errors.find((each) => each.path === path)?.message;
  // The table of messages speaks of the field: "is taken", "must be one line".
  return message && (/^[a-z]/.test(message) ? t`It ${message}.` : `${message}.`);
}

interface FormProblemProps {
  error: ApiError | null;
  /** Fields of this form; what the server says of them stands beside them and is not said twice. */
  fields?: readonly string[];
}

/** Why the form was not taken and what to do now, unless a field says it. */
export function FormProblem({ error, fields = [] }: FormProblemProps) {
  if (!error || (error.errors.length > 0 && error.errors.every(({ path }) => fields.includes(path)))) return null;
  return (
    <div role="alert">
      <Callout tone="fault" title={error.message}>
        {error.next}
      </Callout>
    </div>
  );
}
