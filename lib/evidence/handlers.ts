import 'server-only';
import { bind } from '@/lib/server/bind';
import * as data from './data';
import * as declared from './operations';

export const listEvidence = bind(declared.listEvidence, data.listEvidence);
