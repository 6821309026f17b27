import type { Metadata } from 'next';
import { TokenSettings } from '@/components/settings/token-settings';

export const metadata: Metadata = { title: 'Tokens' };

export default function TokensPage() {
  return <TokenSettings />;
}
