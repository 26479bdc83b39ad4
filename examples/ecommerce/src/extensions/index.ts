import { defineExtensions } from '../gen/extensions.js'
import { cart } from './cart.js'
import { order } from './order.js'
import { payment } from './payment.js'
import { refund } from './refund.js'
import { returned } from './return.js'
import { review } from './review.js'
import { shipment } from './shipment.js'

/** What the shop does beyond keeping records. */
export const extensions = defineExtensions({ cart, order, payment, refund, return: returned, review, shipment })
