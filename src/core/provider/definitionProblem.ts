import type { BaseUrlProblem } from './baseUrl';
import type { Scope } from './provider';

export type DefinitionField =
  'id' | 'name' | 'type' | 'baseUrl' | 'organization' | 'status' | 'rotationDays' | 'environment' | 'helpUrl';

/** Why one field of a definition cannot stand. Words for it live in the user interface. */
export type FieldProblem =
  | BaseUrlProblem
  | 'missing'
  | 'wrongType'
  | 'tooLong'
  | 'lookAlike'
  | 'unknownType'
  | 'notAUuid'
  | 'notANumberOfDays'
  | 'unknownStatus'
  | 'emptySegment'
  | 'nameTaken'
  | 'idTaken'
  | 'typeChanged'
  /** The administrator of this machine does not allow the host. */
  | 'hostNotAllowed';

export interface FieldError {
  readonly field: DefinitionField;
  readonly problem: FieldProblem;
}

/** An entry in the settings that is not (or not wholly) usable. It is shown, never rewritten. */
export interface EntryProblem {
  readonly scope: Scope;
  /** The key of the entry; absent where the whole setting has a wrong shape. */
  readonly id?: string;
  /** The entry's name, where it has a readable one. */
  readonly name?: string;
  readonly error: FieldError | 'notAnObject';
}
