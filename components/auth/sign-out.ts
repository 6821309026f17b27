'use client';
/** Ends this browser's session; a full load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  const { signOut: endSession } = await import('next-auth/react');
  await endSession({ redirect: false });
  location.assign('/sign-in');
}
