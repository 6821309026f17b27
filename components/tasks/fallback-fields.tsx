import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Option } from '@/components/ui/select';
import { t } from '@/lib/core/words';
import { errorFor, type TaskFormProps } from './task-form';

const nobody = '';

type Props = TaskFormProps & { principals: readonly Option[] };

/** Who makes the last attempt, or the model for it: choosing one leaves the other. */
export function FallbackFields({ draft, onChange, errors, principals }: Props) {
  return (
    <>
      <Field
        label="Last attempt by"
        hint="One attempt more, if the contract allows it."
        error={errorFor(errors, 'fallbackTo')}
        ofButton
        optional
      >
        <Combobox
          options={[{ value: nobody, label: t`Nobody in particular` }, ...principals]}
          value={draft.fallbackWorker ?? nobody}
          onValueChange={(worker) => onChange({ fallbackWorker: worker || null, ...(worker && { fallbackModel: '' }) })}
        />
      </Field>
      <Field label="or with the model" optional>
        <Input
          value={draft.fallbackModel}
          onValueChange={(fallbackModel) => onChange({ fallbackModel, ...(fallbackModel && { fallbackWorker: null }) })}
          maxLength={100}
        />
      </Field>
    </>
  );
}
