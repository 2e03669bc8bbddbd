import { languages } from '../../model/language.ts';
import type { DeskWords } from './words.ts';
import { attention } from './ar/attention.ts';
import { bring } from './ar/bring.ts';
import { edit } from './ar/edit.ts';
import { home } from './ar/home.ts';
import { publish } from './ar/publish.ts';
import { shared } from './ar/shared.ts';
import { undo } from './ar/undo.ts';

export const words: DeskWords = {
  language: languages.ar,
  shared,
  home,
  bring,
  attention,
  edit,
  publish,
  undo,
};
