import type { Entry } from './entry';
import { governance } from './governance';
import { graph } from './graph';
import { reads } from './reads';
import { templates } from './templates';
import { who } from './who';
import { work } from './work';

/** How every operation answers the five questions, by its name. */
export const answers: Record<string, Entry> = { ...who, ...graph, ...work, ...governance, ...templates, ...reads };
