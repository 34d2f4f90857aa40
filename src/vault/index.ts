/** The front door of the vault: identities sealed apart from the matter. */

export type { MatterFacts, Office, Opening, OpenSecret, SecretField, Secrets, VaultProblem } from './model.ts';
