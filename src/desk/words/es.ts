import { languages } from '../../model/language.ts';
import type { DeskWords } from './words.ts';
import { attention } from './es/attention.ts';
import { bring } from './es/bring.ts';
import { edit } from './es/edit.ts';
import { home } from './es/home.ts';
import { publish } from './es/publish.ts';
import { shared } from './es/shared.ts';
import { undo } from './es/undo.ts';

export const words: DeskWords = {
  language: languages.es,
  shared,
  home,
  bring,
  attention,
  edit,
  publish,
  undo,
};
