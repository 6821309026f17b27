import { redirect } from 'next/navigation';
import { needsOwner } from '@/lib/auth/data';
import { findHome, findSignedIn } from '@/lib/auth/page-gate';

/** The front door: work where there is some, else sign-in, else the hint for the first visit. */
export default async function HomePage() {
  const person = await findSignedIn();
  if (person) redirect((await findHome(person)) ?? '/new');
  redirect((await needsOwner()) ? '/first-run' : '/sign-in');
}
