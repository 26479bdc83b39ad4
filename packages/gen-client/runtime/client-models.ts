/**
 * The models of the API, by name. Their types speak of each other: each model's file adds what is known of it here, so that
 * none has to import another's. Nothing else is in this file, for what is would hide names of theirs.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- The models fill it.
export interface ClientModels {}
