import { languages } from '../../model/language.ts';

import { attention } from './en/attention.ts';
import { bring } from './en/bring.ts';
import { edit } from './en/edit.ts';
import { home } from './en/home.ts';
import { publish } from './en/publish.ts';
import { shared } from './en/shared.ts';
import { undo } from './en/undo.ts';

export const words = { language: languages.en, shared, home, bring, attention, edit, publish, undo };
