import { parse } from 'culori';
import { z } from 'zod';

/**
 * Schema of a colour as CSS writes it: a name, or `#` with hexadecimal digits. Other texts are refused, because the
 * text is inserted into a style sheet.
 */
export const colourSchema = z
  .string()
  .regex(/^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,30})$/iu, 'write a colour such as "#00508c" or teal')
  .refine((text) => parse(text) !== undefined, 'use the name of a CSS colour, such as teal, or "#00508c"');
