/** The version of this package, as its manifest says. */
export const version = '0.1.0'
