import type { ReactNode } from 'react';
import { PersonProvider } from '@/components/auth/person-provider';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <PersonProvider>{children}</PersonProvider>;
}
