/** Only an address inside this program: a link from elsewhere must not send people away after they signed in. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}
