import { languages } from '../../model/language.ts';
import type { DeskWords } from './words.ts';
import { attention } from './de/attention.ts';
import { bring } from './de/bring.ts';
import { edit } from './de/edit.ts';
import { home } from './de/home.ts';
import { publish } from './de/publish.ts';
import { shared } from './de/shared.ts';
import { undo } from './de/undo.ts';

export const words: DeskWords = {
  language: languages.de,
  shared,
  home,
  bring,
  attention,
  edit,
  publish,
  undo,
};
