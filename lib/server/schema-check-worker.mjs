import { parentPort } from 'node:worker_threads';
import { Ajv2020 } from 'ajv/dist/2020.js';

// Formats are annotations, as the draft has them by default; no schema is ever fetched.
const settings = { strict: false, allErrors: true, validateFormats: false, addUsedSchema: false, logger: false };
const maxProblems = 20;

parentPort?.on('message', ({ schema, value, hasValue }) => {
  try {
    const validate = new Ajv2020(settings).compile(schema);
    const problems = !hasValue || validate(value) ? [] : (validate.errors ?? []);
    parentPort?.postMessage({
      problems: problems.slice(0, maxProblems).map(({ instancePath, message }) => ({ path: instancePath, message })),
    });
  } catch (error) {
    parentPort?.postMessage({
      unusable: error instanceof Error ? error.message.slice(0, 500) : 'it is not a schema',
    });
  }
});
