/**
 * Tags that people write into comments for other tools, as these tools spell them: nobody means one of ours by them, however
 * near the name. What only differs from one of ours in its case is not among them, since that is how ours are misspelt.
 */
export const WELL_KNOWN_TAGS: ReadonlySet<string> = new Set([
  // JSDoc, with its synonyms.
  ...words('abstract alias arg argument async augments author borrows callback class classdesc const constant constructor'),
  ...words('constructs copyright default defaultvalue desc description emits enum event example exception exports extends'),
  ...words('external file fileoverview fires func function generator global hideconstructor host ignore implements'),
  ...words('inheritdoc inner instance interface kind lends license link linkcode linkplain listens member memberof method'),
  ...words('mixes mixin module name namespace override overview package param private prop property protected public'),
  ...words('requires return returns see since static summary this throws todo tutorial type typedef var variation virtual'),
  ...words('yield yields'),
  // TSDoc, TypeDoc, TypeScript and the Closure compiler.
  ...words('alpha beta decorator defaultValue eventProperty experimental inheritDoc internal label packageDocumentation'),
  ...words('privateRemarks remarks sealed template typeParam category categoryDescription document group groupDescription'),
  ...words('hideCategories hideGroups import include includeCode mergeModuleWith primaryExport satisfies showCategories'),
  ...words('showGroups sortStrategy useDeclaredType accessor define dict export final modifies nocollapse nosideeffects'),
  ...words('polymer preserve record struct suppress unrestricted'),
  // Doxygen, Javadoc and PHPDoc.
  ...words('addtogroup attention brief bug code cond date def details dir endcode endcond endif ingroup invariant'),
  ...words('mainpage method note page par paragraph part post pre ref related remark result retval section serial sa short'),
  ...words('subpage subsection tableofcontents test throw title tparam union until used uses value warning weakgroup'),
  // JSON Schema, OpenAPI and API documentation.
  ...words('additionalProperties apiName apiPath auth body example examples format header maximum maxItems maxLength minimum'),
  ...words('minItems minLength multipleOf nullable operationId optional pattern required response route security success'),
  ...words('swagger tag tags'),
  // Generators that read comments of Prisma schemas.
  ...words('DtoReadOnly Directive FilterHide HideField ObjectType PropertyType'),
  ...words('ApiHideProperty Exclude encrypted faker hash kysely omit seed'),
])

function words(text: string): string[] {
  return text.split(' ')
}
