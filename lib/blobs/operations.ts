import { operation } from '@/lib/core/operation';
import { allow, deciders } from '@/lib/core/principal';
import { maxBlobBytes, putUploadInput, upload } from './schema';

export const putUpload = operation({
  name: 'put_upload',
  title: 'Upload bytes',
  description:
    'Stores up to 10 MiB under their SHA-256, once per workspace; WHEN an artifact or file evidence is not text. Then add_artifact with that sha256.',
  method: 'PUT',
  path: '/uploads/{sha256}/content',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: putUploadInput,
  output: upload,
  bytes: { maxBytes: maxBlobBytes },
  ownKey: true,
});
