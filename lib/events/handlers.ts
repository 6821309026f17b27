import 'server-only';
import { bind } from '../server/bind';
import { readMissionEvents } from './data';
import * as declared from './operations';

export const listMissionEvents = bind(declared.listMissionEvents, readMissionEvents);

/** The stream has a route of its own (lib/events/stream.ts); through other doors it has no meaning. */
export const streamEvents = bind(declared.streamEvents, () => '');
