import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, deciders, everyRole } from '../core/principal';
import {
  addArtifactInput,
  artifact,
  artifactPage,
  getArtifactInput,
  listArtifactsInput,
  maxContentBytes,
  putUploadInput,
  upload,
} from './schema';

export const addArtifact = operation({
  name: 'add_artifact',
  title: 'Add an artifact',
  description:
    'Keeps something your task produced, as text, by address or from an upload; WHEN it is worth keeping, e.g. {name: "report.md", text: "…"}.',
  method: 'POST',
  path: '/tasks/{task}/artifacts',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: addArtifactInput,
  output: artifact,
  status: 201,
  creates: true,
});

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
  bytes: { maxBytes: maxContentBytes },
});

export const getArtifact = operation({
  name: 'get_artifact',
  title: 'Get an artifact',
  description: 'What is known of one artifact; WHEN you have its id. Its bytes are get_artifact_content.',
  method: 'GET',
  path: '/artifacts/{artifact}',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getArtifactInput,
  output: artifact,
});

export const getArtifactContent = operation({
  name: 'get_artifact_content',
  title: 'Download an artifact',
  description: 'The stored bytes of an artifact, as an attachment; WHEN you need its content.',
  method: 'GET',
  path: '/artifacts/{artifact}/content',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getArtifactInput,
  output: z.string(),
  rawAnswer: 'application/octet-stream',
});

export const listArtifacts = operation({
  name: 'list_artifacts',
  title: 'List artifacts',
  description: 'What a mission or one task produced, newest first; WHEN you look for results.',
  method: 'GET',
  path: '/missions/{mission}/artifacts',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listArtifactsInput,
  output: artifactPage,
});
