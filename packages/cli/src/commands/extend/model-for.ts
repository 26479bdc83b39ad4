import { nearest, type Model, type Schema } from '@ssot-codegen/core'
import type { Session } from '../../session.js'

/** The model of that name that the API shows, whatever the case of its letters; undefined where there is none, which is reported. */
export function modelFor(session: Session, { models }: Schema, name = ''): Model | undefined {
  const model = models.find((one) => one.name === name) ?? models.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (name === '') session.report('model-unnamed', {})
  else if (!model) session.report('unknown-model', { model: name, nearest: nearest(name, models.map((one) => one.name)) })
  else if (!model.exposed) session.report('model-unexposed', { model: model.name })
  return model?.exposed === true ? model : undefined
}
