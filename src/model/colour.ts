// The package in one file: its 150 modules take 50 ms to load, in each process.
import culori from 'culori/require';
import { z } from 'zod';

/**
 * Schema of a colour as CSS writes it: a name, or `#` with hexadecimal digits. Other texts are refused, because the
 * text is inserted into a style sheet.
 */
export const colourSchema = z
  .string()
  .regex(/^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,30})$/iu, 'write a colour such as "#00508c" or teal')
  .refine(
    (text) => culori.parse(text) !== undefined,
    'use the name of a CSS colour, such as teal, or "#00508c"',
  );
