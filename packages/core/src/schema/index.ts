export type { Annotation, AnnotationValue } from './annotation.js'
export { parseAnnotationLine, type AnnotationLine, type WrittenAnnotation } from './annotation-syntax.js'
export type { SchemaOptions } from './build-schema.js'
export { checkAnnotations } from './check-annotations.js'
export type { ConfigAnnotation, ConfigValue, FieldsConfig, ModelConfig } from './config-annotations.js'
export {
  annotationOf,
  CORE_ANNOTATIONS,
  deprecationOf,
  exposedOperations,
  EXPOSABLE,
  pathOf,
  rolesOf,
  type AnnotationPlace,
  type CorePlace,
  type ExposableOperation,
} from './core-annotations.js'
export { catalogue as schemaDiagnostics } from './diagnostics.js'
export { docWithout, withoutAnnotationDocs } from './doc-text.js'
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
} from './ir.js'
export { constraintName } from './constraint-name.js'
export { columnNamed, enumNamed, isColumn, isRelation, modelNamed } from './lookup.js'
export { parseSchema } from './parse-schema.js'
export { isCoreAnnotation } from './read-docs.js'
export { prismaSevenForm } from './prisma-seven.js'
export { softDeleteNames, softDeleteOf } from './soft-delete.js'
