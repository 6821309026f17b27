import { queryOptions } from '@tanstack/react-query';
import { type ApiError, callRaw } from '../client/api-client';
import { shown } from '../core/text';
import { getArtifactContent } from './operations';

/** The text of a stored artifact. Its bytes never change, so it is read once. */
export const artifactTextQuery = (workspace: string, artifact: string) =>
  queryOptions<string, ApiError>({
    queryKey: [workspace, 'artifact text', artifact],
    queryFn: async ({ signal }) =>
      shown(await (await callRaw(getArtifactContent, { artifact }, { workspace, signal })).text()),
    staleTime: Number.POSITIVE_INFINITY,
  });
