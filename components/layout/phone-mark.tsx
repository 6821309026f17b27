import { Mark } from '@/components/ui/mark';

/** The mark at the head of a page on a phone, where there is no rail. The shell around it knows whether it is lit. */
export const PhoneMark = () => (
  <span className="shrink-0 md:hidden print:hidden">
    <span className="block group-data-lit/shell:hidden">
      <Mark lit={false} size={26} />
    </span>
    <span className="hidden group-data-lit/shell:block">
      <Mark lit size={26} label="Somebody is awaited" />
    </span>
  </span>
);
