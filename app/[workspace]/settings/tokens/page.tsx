import type { Metadata } from 'next';
import { TokenSettings } from '@/components/settings/token-settings';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Tokens` };

export default function TokensPage() {
  return <TokenSettings />;
}
