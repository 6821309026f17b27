'use client';
import { signOut as endSession } from 'next-auth/react';

/** Ends this browser's session; a full load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await endSession({ redirect: false });
  location.assign('/sign-in');
}
