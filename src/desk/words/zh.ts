import { languages } from '../../model/language.ts';
import type { DeskWords } from './words.ts';
import { attention } from './zh/attention.ts';
import { bring } from './zh/bring.ts';
import { edit } from './zh/edit.ts';
import { home } from './zh/home.ts';
import { publish } from './zh/publish.ts';
import { shared } from './zh/shared.ts';
import { undo } from './zh/undo.ts';

export const words: DeskWords = {
  language: languages.zh,
  shared,
  home,
  bring,
  attention,
  edit,
  publish,
  undo,
};
