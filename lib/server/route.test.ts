import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { operation } from '../core/operation';
import { bindForAnyone } from './bind';
import { route } from './route';

afterEach(() => vi.unstubAllEnvs());

test('an answer that breaks its own declaration is a failure of the server, not a mistake of its caller', async () => {
  vi.stubEnv('MC_CHECK_ANSWERS', '1');
  const declared = operation({
    name: 'get_answer',
    title: 'Get an answer',
    description: 'Answers, when asked.',
    method: 'GET',
    path: '/answer',
    kind: 'read',
    access: { who: 'anyone' },
    input: z.object({}),
    output: z.object({ answer: z.number() }),
  });
  const bound = bindForAnyone(declared, () => ({ answer: 'forty-two' }) as never);
  const response = await route(bound)(new Request('http://localhost/api/v1/answer'), { params: Promise.resolve({}) });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'internal']);
});
