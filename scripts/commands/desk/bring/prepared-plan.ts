import type { ShownImport } from '../../../../src/desk/views/bring-plan.ts';
import type { ImportPlan } from '../../../../src/import/plan/plan.ts';

/** A plan with the values that its page shows. */
export interface PreparedPlan {
  plan: ImportPlan;
  shown: Omit<ShownImport, 'address' | 'linesOf'>;
  /** Whether a newer version of Offprint wrote the content, so that it must not be changed. */
  isNewer: boolean;
}
