export { memoized } from './memoized.js'
export { byCodeUnit } from './order.js'
export { camelCase, kebabCase, pascalCase, wordsOf } from './code/case.js'
export { fileName } from './code/file-name.js'
export { def, ident, identifier, legalName } from './code/ident.js'
export { latePattern } from './code/late-pattern.js'
export { doc, key, lit, regex } from './code/literal.js'
export { print, type Printed, type PrintedOrigin } from './code/print.js'
export type { Code, CodeSymbol, Fragment, Origin, Printable, Reexport, Shorthand } from './code/printable.js'
export { isReserved, type Position } from './code/reserved.js'
export { local, localType, node, pkg, reexport, shorthand, type PackageSymbols } from './code/symbol.js'
export { from, join, ts } from './code/template.js'
export { json, md, mdBlock, mdCode, text, type Inline, type SafeText } from './code/text.js'
export { uniqueNames, type Naming } from './code/unique-names.js'
export { generate, type Host } from './generate/generate.js'
export { createMemory, type Memory } from './generate/memory.js'
export { foldPath, pathFault } from './code/path-fault.js'
export type { GeneratedDocument, GeneratedFile, GenerateResult } from './generate/result.js'
export { inReadingOrder, operationGroups } from './operation/group.js'
export { forPrograms } from './operation/audience.js'
export { pathText } from './operation/path-text.js'
export type {
  Access,
  Amendment,
  BodySpec,
  FinalOperation,
  Method,
  Operation,
  PathSegment,
  QueryPart,
  QuerySpec,
  ReplySpec,
} from './operation/operation.js'
export { definePlugin, type DefinedPlugin, type PluginSpec } from './plugin/define-plugin.js'
export { createReport, type Catalogue, type Diagnostic, type DiagnosticTemplate, type Report, type Severity } from './plugin/diagnostic.js'
export { documentEntry, gitignore, npmDependency, npmScript, type DocumentEntry } from './plugin/document.js'
export type {
  AmendContext,
  AnnotationSpec,
  AnnotationSpecs,
  AnyPlugin,
  BaseContext,
  CodeFile,
  Configured,
  EmitContext,
  Handle,
  Mode,
  OutputFile,
  Plugin,
  Remember,
  TextFile,
} from './plugin/plugin.js'
export type { ProjectFacts } from './plugin/project.js'
export type { Role, RoleField, Roles } from './plugin/role.js'
export { GENERATED, runtime, runtimeType } from './plugin/runtime-symbol.js'
export type { RuntimeFolder, RuntimeLoader } from './plugin/runtime-folder.js'
export { defineSlot, type Contribution, type Slot, type SlotPoint } from './plugin/slot.js'
export {
  application,
  backingService,
  cache,
  cspSource,
  env,
  healthCheck,
  job,
  lifecycle,
  metric,
  middleware,
  operation,
  outboxEvent,
  principalResolver,
  readmeSection,
  secret,
  securityScheme,
  shape,
  span,
  testFixture,
  type Stage,
} from './plugin/slots.js'
export type { Annotation, AnnotationValue } from './schema/annotation.js'
export type { SchemaOptions } from './schema/build-schema.js'
export type { ConfigAnnotation, ConfigValue, ModelConfig } from './schema/config-annotations.js'
export { constraintName } from './schema/constraint-name.js'
export { annotationOf, deprecationOf, EXPOSABLE, exposedOperations, pathOf, rolesOf, type ExposableOperation } from './schema/core-annotations.js'
export type {
  ColumnField,
  Default,
  Enum,
  EnumField,
  EnumValue,
  Field,
  Index,
  IndexColumn,
  Json,
  Key,
  Model,
  Node,
  OpaqueField,
  Provider,
  RelationField,
  ScalarField,
  ScalarType,
  Schema,
  SourceFile,
  Span,
} from './schema/ir.js'
export { columnNamed, enumNamed, isColumn, isRelation, modelNamed } from './schema/lookup.js'
export { softDeleteNames, softDeleteOf } from './schema/soft-delete.js'
export { catalogue as schemaDiagnostics } from './schema/diagnostics.js'
export { didYouMean } from './schema/did-you-mean.js'
export { nearest } from './schema/nearest.js'
export { parseSchema } from './schema/parse-schema.js'
export { prismaSevenForm } from './schema/prisma-seven.js'
export { exampleOf, exampleText } from './shape/example.js'
export type { ObjectShape, Property, Shape } from './shape/shape.js'
export { typeOf, type Side, type TypeSymbols } from './shape/typescript.js'
export { zodOf, type ZodSymbols } from './shape/zod.js'
export { version } from './version.js'
