import 'server-only';
import { instanceSecret } from '../server/secrets';
import { type ReceiptKey, receiptKey } from './seal';

/** The key of this instance; every receipt of it carries its fingerprint. */
export function instanceReceiptKey(): ReceiptKey {
  return receiptKey(instanceSecret('receipt-key'));
}
