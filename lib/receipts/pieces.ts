import { isDiscarded } from '../evidence/rules';
import type { ReceiptDocument } from './schema';

type Piece = ReceiptDocument['evidence'][number];
type Assertion = ReceiptDocument['assertions'][number];

/** A piece of evidence beside an assertion; `because` says why it does not count for it, null where it does. */
export type PlacedPiece = { piece: Piece; because: string | null };

/** Everything that names an assertion: first what counts for it, then, told apart, what does not. */
export function piecesOf(document: ReceiptDocument, assertion: Assertion): PlacedPiece[] {
  const named = document.evidence.filter((piece) => piece.assertion === assertion.key);
  const counts = (piece: Piece) => assertion.evidence.includes(piece.id);
  return [
    ...named.filter(counts).map((piece) => ({ piece, because: null })),
    ...named.filter((piece) => !counts(piece)).map((piece) => ({ piece, because: reasonOf(document, piece) })),
  ];
}

function reasonOf({ tasks }: ReceiptDocument, { task: key, attempt: number, assertion }: Piece): string {
  const task = tasks.find((one) => one.key === key);
  const attempt = task?.attempts.find((one) => one.number === number);
  if (attempt && isDiscarded(attempt.outcome)) return `attempt ${attempt.number} ${words[attempt.outcome]}`;
  return `${key ?? 'its task'} does not fulfil ${assertion}`;
}

const words: Record<string, string> = {
  failed: 'failed',
  lost: 'was lost',
  rejected: 'was sent back',
  cancelled: 'was cancelled',
};
