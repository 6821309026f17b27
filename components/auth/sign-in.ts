'use client';
import { signIn as startSession } from 'next-auth/react';

export type SignInRefusal = { reason: 'wrong' } | { reason: 'too_many'; seconds: number } | { reason: 'offline' };

/** Starts a session, or says why not. */
export async function signIn(email: string, password: string): Promise<SignInRefusal | null> {
  try {
    const answer = await startSession('credentials', { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    const wait = /^rate_limited (\d+)$/.exec(answer?.error ?? '');
    if (wait) return { reason: 'too_many', seconds: Number(wait[1]) };
    return answer?.error === 'CredentialsSignin' ? { reason: 'wrong' } : { reason: 'offline' };
  } catch {
    return { reason: 'offline' };
  }
}
