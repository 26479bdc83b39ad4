import { Role } from '../gen/prisma/enums.js'

/** What authors show: no property that is not here gets out. */
export const authorRecord = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    email: { type: 'string' },
    name: { type: 'string' },
    bio: { type: 'string', nullable: true },
    role: { type: 'string', enum: Object.values(Role) },
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
  },
}
