import 'server-only';
import { bind } from '../server/bind';
import { readOverview } from './data';
import * as lanes from './data-lanes';
import { readPulse } from './data-pulse';
import * as declared from './operations';

export const getOverview = bind(declared.getOverview, readOverview);
export const getPulse = bind(declared.getPulse, readPulse);
export const listLanes = bind(declared.listLanes, lanes.listLanes);
