import type { ReceiptDocument, SealedFile } from '@/lib/receipts/schema';
import { PaperAsked, PaperContract } from './paper-asked';
import { PaperDecided, PaperHeld } from './paper-decided';
import { PaperDone } from './paper-done';
import { PaperHeader } from './paper-header';
import { PaperLearned, PaperPruned } from './paper-learned';
import { PaperNext } from './paper-next';
import { PaperProduced } from './paper-produced';
import { PaperProved } from './paper-proved';
import { PaperSeal } from './paper-seal';
import { PaperSpent } from './paper-spent';
import { PaperSummary } from './paper-summary';
import { PaperUsed } from './paper-used';

type Props = { receipt: ReceiptDocument; seal: SealedFile | null };

/** The receipt as paper in both themes: one screen of answer, then the eleven questions in their order. */
export function ReceiptPaper({ receipt, seal }: Props) {
  return (
    <article data-theme="light" className="paper">
      <PaperHeader receipt={receipt} seal={seal} />
      <PaperSummary receipt={receipt} />
      <PaperAsked receipt={receipt} />
      <PaperContract receipt={receipt} />
      <PaperDone receipt={receipt} />
      <PaperUsed receipt={receipt} />
      <PaperSpent receipt={receipt} />
      <PaperProduced receipt={receipt} />
      <PaperProved receipt={receipt} />
      <PaperPruned receipt={receipt} />
      <PaperLearned receipt={receipt} />
      <PaperDecided receipt={receipt} />
      <PaperHeld receipt={receipt} />
      <PaperNext receipt={receipt} />
      <PaperSeal receipt={receipt} seal={seal} />
    </article>
  );
}
