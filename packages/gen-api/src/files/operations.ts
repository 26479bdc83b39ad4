import { doc, key, lit, ts, zodOf, type Code, type CodeSymbol, type FinalOperation, type Fragment, type Model, type Printable, type Property, type Shape } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { lib, operationSymbol, unnamed, z } from '../symbols.js'

/** What printing an operation needs beside the operation. */
export type OperationContext = {
  readonly api: Api
  /** A named shape, and its validator where one is emitted. */
  readonly shape: (name: string) => { readonly shape: Shape; readonly validator?: CodeSymbol }
  readonly modelNamed: (name: string) => Model
}

/** The runtime descriptors of one group of operations: how each reads its request, who may refuse, who answers. */
export function operationsFile(group: string, operations: readonly FinalOperation[], context: OperationContext): Code {
  const { symbol } = operationSymbol({ id: `${group}.`, group })
  return ts`
    ${doc(`The operations of ${group.replaceAll('-', ' ')}: how each reads its request, and who answers it.`)}
    export const ${symbol} = {
      ${operations.map((operation) => descriptor(operation, context))}
    }
  `
}

function descriptor(operation: FinalOperation, context: OperationContext): Code {
  const { symbol, member } = operation.handler
  return ts`
    ${key(operationSymbol(operation).member)}: ${lib.defineOperation}({
      id: ${lit(operation.id)},
      access: ${lit(operation.access.kind)},
      ${[pathReader(operation, context), queryReader(operation, context), bodyReader(operation, context)]}
      ${operation.guards.length > 0 && ts`guards: [${operation.guards.map((guard, i) => ts`${i > 0 && ts`, `}${guard}`)}],`}
      handler: ${symbol}${member !== undefined && ts`.${key(member)}`},
    }),
  `
}

function pathReader(operation: FinalOperation, context: OperationContext): Printable {
  const parameters = operation.path.filter((segment) => typeof segment !== 'string')
  if (parameters.length === 0) return false
  const model = operation.model === undefined ? undefined : context.modelNamed(operation.model)
  if (model?.id && parameters.map((parameter) => parameter.name).join() === model.id.fields.join()) {
    return ts`params: ${lib.recordKey}(${context.api.model(model).model}),`
  }
  return ts`params: ${lib.pathParams}(${flatObject(parameters, context)}),`
}

function queryReader({ query }: FinalOperation, context: OperationContext): Printable {
  if (query.kind === 'none') return false
  if (query.kind === 'parameters') return ts`query: ${lib.queryParams}(${flatObject(query.parameters, context)}),`
  const { model } = context.api.model(context.modelNamed(query.model))
  if (query.constrained) return ts`query: ${lib.constrainedQuery}(${model}, ${lit(query.parts)}),`
  return ts`query: ${lib.listQuery}(${model}, ${lit(query.parts)}),`
}

function bodyReader({ body }: FinalOperation, context: OperationContext): Printable {
  switch (body.kind) {
    case 'none':
      return false
    case 'json': {
      if (body.query) {
        const { model } = context.api.model(context.modelNamed(body.query.model))
        return ts`body: ${lib.searchBody}(${model}, ${lit(body.query.parts)}),`
      }
      if (body.creates) {
        const { model, createValidator } = context.api.model(context.modelNamed(body.creates.model))
        return body.creates.as === 'many' ? ts`body: ${lib.manyBody}(${createValidator}),` : ts`body: ${lib.namedBody}(${model}, ${createValidator}),`
      }
      const options = {
        ...(body.mediaTypes && { mediaTypes: body.mediaTypes }),
        ...(body.required === false && { required: false }),
      }
      if (body.record) return recordReader(body.record, Object.keys(options).length > 0 && lit(options), context)
      return ts`body: ${lib.jsonBody}(${zod(body.shape, context)}${Object.keys(options).length > 0 && ts`, ${lit(options)}`}),`
    }
    case 'raw':
      return ts`body: ${lib.rawBody}(${lit({ mediaTypes: body.mediaTypes, ...(body.maxBytes !== undefined && { maxBytes: body.maxBytes }) })}),`
    case 'multipart':
      return ts`body: ${lib.multipartBody}(${lit(body.maxBytes === undefined ? {} : { maxBytes: body.maxBytes })}),`
  }
}

/** Characters of a validator's name from which on what reads a body has lines of its own. */
const LONG = 32

/** What reads a body that writes relations. */
function recordReader({ model: name, kind }: { readonly model: string; readonly kind: 'create' | 'update' }, options: Fragment | false, context: OperationContext): Code {
  const { model, createValidator, updateValidator } = context.api.model(context.modelNamed(name))
  const validator = kind === 'create' ? createValidator : updateValidator
  if (validator.name.length <= LONG || !options) return ts`body: ${lib.recordBody}(${model}, ${lit(kind)}, ${validator}${options && ts`, ${options}`}),`
  return ts`
    body: ${lib.recordBody}(
      ${model},
      ${lit(kind)},
      ${validator},
      ${options},
    ),
  `
}

/** Parameters arrive as text: a number is read from its digits. */
function flatObject(parameters: readonly Pick<Property, 'name' | 'shape' | 'optional'>[], context: OperationContext): Code {
  const lines = parameters.map(
    ({ name, shape, optional }) => ts`${key(name)}: ${fromText(shape, context)}${optional === true && ts`.exactOptional()`},`,
  )
  return ts`
    ${z}.strictObject({
      ${lines}
    })
  `
}

function fromText(shape: Shape, context: OperationContext): Code {
  if (shape.kind === 'integer' || shape.kind === 'number') return ts`${lib.wire}.numberText().pipe(${zod(shape, context)})`
  if (shape.kind === 'boolean') return ts`${lib.wire}.booleanText()`
  return zod(shape, context)
}

/** A shape without a validator of its own is printed where it is used. */
function zod(shape: Shape, context: OperationContext): Code {
  const named = shape.kind === 'ref' ? context.shape(shape.name) : undefined
  if (named && !named.validator) return zod(named.shape, context)
  const ref = (name: string) => context.shape(name).validator ?? unnamed(name)
  return zodOf(shape, { z, wire: lib.wire, ref, enum: context.api.enumValues })
}
