import 'server-only';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { newId } from '@/lib/core/ids';
import { readBody } from '@/lib/server/body';
import { problemResponse, toDomainError } from '@/lib/server/problem';
import { authOptions } from './options';

/** An address, a password and a token, with room to spare; next-auth itself would read without end. */
const maxBodyBytes = 16 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: the sign-in and the sign-out of a browser. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  if (request.method !== 'POST') return NextAuth(request, context, authOptions());
  try {
    const { url, method, headers } = request;
    const body = await readBody(request, maxBodyBytes);
    return await NextAuth(new NextRequest(url, { method, headers, body }), context, authOptions());
  } catch (error) {
    const requestId = newId('request');
    const answerHeaders = new Headers({ 'request-id': requestId, 'cache-control': 'no-store' });
    return problemResponse(toDomainError(error, requestId), requestId, answerHeaders);
  }
}
