import 'server-only';
import { bind } from '@/lib/server/bind';
import { FileAnswer } from '@/lib/server/route';
import * as commands from './commands';
import * as data from './data';
import * as declared from './operations';

export const addArtifact = bind(declared.addArtifact, commands.addArtifact);
export const getArtifact = bind(declared.getArtifact, (tenant, { artifact }) => data.getArtifact(tenant, artifact));
export const listArtifacts = bind(declared.listArtifacts, data.listArtifacts);

/** Always as an attachment of no active type: what an agent stored never runs in this origin (R15). */
export const getArtifactContent = bind(declared.getArtifactContent, async (tenant, { artifact }) => {
  const { bytes, name, sha256 } = await data.getArtifactContent(tenant, artifact);
  return new FileAnswer(bytes, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
    ...(sha256 && { etag: `"${sha256}"` }),
  });
});
