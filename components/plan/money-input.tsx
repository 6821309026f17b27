'use client';
import { Input } from '@/components/ui/input';

interface MoneyInputProps {
  /** A decimal string, as it is on the wire; null for no amount. */
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** The currency. */
  unit: string;
  placeholder?: string | undefined;
  'aria-label'?: string | undefined;
}

/** An amount as people write it: a comma counts as the decimal point, nothing is rounded on the way. */
export function MoneyInput({ value, onValueChange, unit, ...rest }: MoneyInputProps) {
  return (
    <span className="relative block">
      <Input
        {...rest}
        mono
        inputMode="decimal"
        autoComplete="off"
        className="pr-12"
        value={value ?? ''}
        onValueChange={(text) => onValueChange(text.trim() === '' ? null : text.trim().replace(',', '.'))}
      />
      <span aria-hidden="true" className="absolute top-1/2 right-2 -translate-y-1/2 text-11 text-ink-3">
        {unit}
      </span>
    </span>
  );
}
