const here = 'http://here.invalid';

/**
 * Only an address inside this program: a link from elsewhere must not send people away after they signed in. Read as a
 * browser reads it, which drops tabs and line breaks and takes a backslash for a slash.
 */
export function safeNext(next: string | undefined): string {
  const read = next?.startsWith('/') ? URL.parse(next, here) : null;
  if (read?.origin !== here || read.pathname.startsWith('//')) return '/';
  return read.pathname + read.search + read.hash;
}
