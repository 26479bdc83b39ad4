import { requestsOf, type HostileRequest } from '../request.js'

/** What every object has, or a careless merge would give it. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'isPrototypeOf']

const { get, send } = requestsOf('prototype keys')

/** Names of the prototype wherever a request may name something. */
export function* prototypeKeys(): Iterable<HostileRequest> {
  for (const name of NAMES) {
    yield get(`/api/posts?where[${name}]=1`)
    yield get(`/api/posts?where[${name}][${name}]=1`)
    yield get(`/api/posts?where[title][${name}]=1`)
    yield get(`/api/posts?where[author][${name}]=1`)
    yield get(`/api/posts?where[${name}][some][id]=1`)
    yield get(`/api/posts?orderBy=${name}`)
    yield get(`/api/posts?orderBy[author][${name}]=asc`)
    yield get(`/api/posts/1?include=${name}`)
    yield get(`/api/posts?include=author.${name}`)
    yield get(`/api/posts?select=${name}`)
    yield get(`/api/posts?${name}=1`)
    yield get(`/api/posts?${name}[x]=1`)
    yield get(`/api/${name}`)
    yield get(`/api/posts/${name}`)
    yield get(`/api/posts?where=${encodeURIComponent(`{"${name}":{"equals":1}}`)}`)
    yield send('POST', '/api/words', `{"id":"x","${name}":{"id":"y"}}`)
    yield send('PATCH', '/api/users/1', `{"${name}":{"name":"x"}}`)
    yield send('POST', '/api/posts/search', `{"where":{"${name}":1}}`)
    yield send('POST', '/api/posts/search', `{"${name}":1}`)
    yield send('POST', '/api/posts/search', `{"where":{"title":{"${name}":"x"}}}`)
  }
}
