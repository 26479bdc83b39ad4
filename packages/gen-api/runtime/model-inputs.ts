/**
 * What the bodies of a model's records are made of, by the model's name. Bodies hold each other: each model's types add
 * their own here, so that none has to import another's.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- The models fill it.
export interface ModelInputs {}

/** The name of a model that others write through a relation. */
export type RelatedName = keyof ModelInputs

/** What a new record of that model is made of. */
type CreateOf<M extends RelatedName> = ModelInputs[M] extends { create: infer C } ? C : never

/** What names one record of that model: the values of its key, or of another unique. */
type UniqueOf<M extends RelatedName> = ModelInputs[M] extends { unique: infer U } ? U : never

/** What can be done with the one record at the other end. */
type One<M extends RelatedName> = { create: CreateOf<M>; connect: UniqueOf<M>; disconnect: true }

/** What can be done with the records at the other end. */
type Many<M extends RelatedName> = { create: CreateOf<M>[]; connect: UniqueOf<M>[]; disconnect: UniqueOf<M>[]; set: UniqueOf<M>[] }

/** What a body says of a relation to one record of the model: one of the verbs. */
export type ToOne<M extends RelatedName, V extends keyof One<M>> = { [K in V]: Pick<One<M>, K> }[V]

/** What a body says of a relation to many records of the model: any of the verbs, and `set` alone. */
export type ToMany<M extends RelatedName, V extends keyof Many<M>> = Partial<Pick<Many<M>, V>>
