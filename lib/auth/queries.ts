import { queryOptions } from '@tanstack/react-query';
import { type ApiError, call } from '@/lib/client/api-client';
import { getAccount } from './operations';
import type { Account } from './schema';

export const accountKey = ['account'] as const;

export const accountQuery = () =>
  queryOptions<Account, ApiError>({
    queryKey: accountKey,
    queryFn: ({ signal }) => call(getAccount, {}, { workspace: null, signal }),
  });
