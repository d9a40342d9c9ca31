import type { z } from "zod";
import type { Need } from "./rights.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One endpoint of the wire: the server serves it, the interface calls it, OpenAPI is printed from it. */
export interface Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  /** Unique; becomes the operationId. */
  name: string;
  method: Method;
  /** Starts with /api; parameters as `:id`. */
  path: string;
  need: Need;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  reply: R;
  /** HTTP status of success; 200 unless told. */
  status?: 200 | 201;
  /** The most bytes its body may have, where the server's own limit is too little. */
  bodyLimit?: number;
}

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
export type ParamsOf<E> = E extends { params?: infer P } ? (P extends z.ZodType ? z.output<P> : undefined) : undefined;
export type QueryOf<E> = E extends { query?: infer Q } ? (Q extends z.ZodType ? z.output<Q> : undefined) : undefined;
export type BodyOf<E> = E extends { body?: infer B } ? (B extends z.ZodType ? z.output<B> : undefined) : undefined;
/** What a handler may return. */
export type AnswerOf<E> = E extends { reply: infer R extends z.ZodType } ? z.input<R> : never;
/** What the interface gets. */
export type ReplyOf<E> = E extends { reply: infer R extends z.ZodType } ? z.output<R> : never;
/** What the interface sends. */
export type CallOf<E> = (E extends { params: infer P extends z.ZodType }
  ? { params: z.input<P> }
  : { params?: undefined }) &
  (E extends { query: infer Q extends z.ZodType } ? { query?: z.input<Q> } : { query?: undefined }) &
  (E extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: undefined });

/** Declares an endpoint; keeps the exact types of its parts. */
export const endpoint = <
  const E extends {
    name: string;
    method: Method;
    path: `/api/${string}`;
    need: Need;
    summary: string;
    params?: z.ZodType;
    query?: z.ZodType;
    body?: z.ZodType;
    reply: z.ZodType;
    status?: 200 | 201;
    bodyLimit?: number;
  },
>(
  value: E,
): E => value;
