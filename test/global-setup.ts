import type { TestProject } from 'vitest/node';
import { generate } from '../scripts/generate.ts';
import { migrate } from '../scripts/migrate.ts';
import { startThrowawayPostgres } from '../scripts/postgres.ts';
import { cloneDatabase, templateName, urlOfDatabase } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServerUrl: string;
  }
}

/** One server a run, in a folder of its own, so that runs do not meet. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generate(process.cwd());
  const server = await startThrowawayPostgres({ settings: ['max_connections=200'] });
  try {
    await createTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseServerUrl', server.url);
  return server.stop;
}

async function createTemplate(serverUrl: string): Promise<void> {
  const url = urlOfDatabase(serverUrl, templateName);
  await cloneDatabase(serverUrl, templateName, 'template1');
  await migrate(process.cwd(), url);
}
