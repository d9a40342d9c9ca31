import { z } from "zod";
import type { AnyEndpoint } from "../../api/endpoint.ts";
import { ErrorReply } from "../../api/errors.ts";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 printed from the endpoint values that are really served. */
export function openApi(endpoints: readonly AnyEndpoint[], serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of [...endpoints].sort((a, b) => a.path.localeCompare(b.path))) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Oplot", version: "0.1.0", description: "The working system of an anti-collector firm." },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorReply, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "oplot_session" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(endpoint: AnyEndpoint): Json {
  const refusal = {
    description: "Refused",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
  };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.name.split(".")[0]],
    "x-right": endpoint.need,
    ...(endpoint.need === "public" ? {} : { security: [{ session: [] }, { token: [] }] }),
    parameters: [...parameters(endpoint.params, "path"), ...parameters(endpoint.query, "query")],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(endpoint.body, "input") } },
          },
        }
      : {}),
    responses: {
      [String(endpoint.status ?? 200)]: {
        description: "Done",
        content: { "application/json": { schema: schemaOf(endpoint.reply, "output") } },
      },
      "4XX": refusal,
      "5XX": refusal,
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const object = schemaOf(schema, "input");
  const properties = (object["properties"] ?? {}) as Record<string, Json>; // JSON Schema of an object has an object here
  const required = new Set(Array.isArray(object["required"]) ? object["required"] : []);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.["oplot"] !== "instant") return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  const { $schema: _, ...rest } = json;
  return rest;
}
